import { expect, test } from 'vitest'
import { clusterAbility } from './ability'

test('owners and facilitators make boards and look after people; owners alone govern', () => {
  expect(clusterAbility('owner')).toEqual({ createBoard: true, managePeople: true, govern: true })
  expect(clusterAbility('facilitator')).toEqual({
    createBoard: true,
    managePeople: true,
    govern: false,
  })
})

test('a member does neither', () => {
  expect(clusterAbility('member')).toEqual({
    createBoard: false,
    managePeople: false,
    govern: false,
  })
})

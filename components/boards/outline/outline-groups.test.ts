import { expect, test } from 'vitest'
import { groupBeside, groupsOf, neighbour, sameGroups } from './outline-groups'

const cards = [
  { id: 'a', type: 'driver', sector: 'firm' },
  { id: 'b', type: 'note', sector: undefined },
  { id: 'c', type: 'driver', sector: 'public' },
] as const

test('groups follow the catalogue, and the helix', () => {
  const byType = groupsOf(cards, 'type').filter((group) => group.cards.length > 0)
  expect(byType.map(({ id, cards: ids }) => [id, ids])).toEqual([
    ['driver', ['a', 'c']],
    ['note', ['b']],
  ])
  expect(groupsOf(cards, 'sector').map(({ id, cards: ids }) => [id, ids])).toEqual([
    ['firm', ['a']],
    ['research', []],
    ['public', ['c']],
    ['facilitating', []],
    ['none', ['b']],
  ])
})

test('arrows go over the borders of groups and stop at the ends', () => {
  const groups = groupsOf(cards, 'type')
  expect(neighbour(groups, 'c', 1)).toBe('b')
  expect(neighbour(groups, 'b', 1)).toBe('b')
  expect(neighbour(groups, 'a', -1)).toBe('a')
})

test('a card moves to the group beside its own, an empty one too', () => {
  const groups = groupsOf(cards, 'sector')
  expect(groupBeside(groups, 'a', 1)?.id).toBe('research')
  expect(groupBeside(groups, 'a', -1)).toBeNull()
})

test('groups are the same until a card changes its place', () => {
  const groups = groupsOf(cards, 'type')
  expect(sameGroups(groups, groupsOf(cards, 'type'))).toBe(true)
  expect(sameGroups(groups, groupsOf(cards, 'sector'))).toBe(false)
  expect(sameGroups(groups, groupsOf(cards.slice(1), 'type'))).toBe(false)
})

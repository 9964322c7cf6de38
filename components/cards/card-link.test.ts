import { expect, test } from 'vitest'
import { cardLink } from './card-link'

test('a link leads to the board with the card chosen, whatever the ids are made of', () => {
  expect(cardLink('havn', 'b1', 'c1')).toBe('/c/havn/boards/b1?card=c1')
  expect(cardLink('a/b', 'b', 'x&y=1')).toBe('/c/a%2Fb/boards/b?card=x%26y%3D1')
})

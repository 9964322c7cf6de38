import { expect, test } from 'vitest'
import { cardMatches } from './card-matches'

const cards = [
  { id: 'a', title: 'Global buyers set the standards' },
  { id: 'b', title: 'The buyer guards its own competence' },
  { id: 'c', title: 'Buyers from abroad' },
]

test('every word must be in the title, and titles that begin so come first', () => {
  expect(cardMatches(cards, { asked: 'buyer', without: [] })).toEqual(['c', 'a', 'b'])
  expect(cardMatches(cards, { asked: 'standards  GLOBAL', without: [] })).toEqual(['a'])
  expect(cardMatches(cards, { asked: 'seller', without: [] })).toEqual([])
})

test('nothing asked for finds all but those left out, by title', () => {
  expect(cardMatches(cards, { asked: '', without: ['a'] })).toEqual(['c', 'b'])
})

import { expect, test } from 'vitest'
import { ranked } from './ranking'

const entries = ['Undo', 'New card: Note', 'Canvas', 'Note the ports', 'Über notes'].map(
  (name) => ({
    name,
  }),
)
const names = (query: string, limit = 9) => ranked(entries, query, limit).map(({ name }) => name)

test('names that begin with the words come first, then those in which a word does', () => {
  expect(names('note')).toEqual(['Note the ports', 'New card: Note', 'Über notes'])
  expect(names('card new')).toEqual(['New card: Note'])
  expect(names('uber')).toEqual(['Über notes'])
})

test('without words everything stands in its order, and never more than asked for', () => {
  expect(names('', 2)).toEqual(['Undo', 'New card: Note'])
  expect(names('o', 1)).toEqual(['Undo'])
})

test('an entry is also found by its other words', () => {
  expect(ranked([{ name: 'Undo', also: 'angre' }], 'ang', 1)).toHaveLength(1)
})

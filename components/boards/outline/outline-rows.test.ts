import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutlineGroup } from './outline-groups'
import { cardsBetween, groupBeside, placesAfterMove, rowBeside, rowOf } from './outline-rows'

const group = (id: string, ...cards: string[]): OutlineGroup => ({
  id,
  key: { by: 'tag', tag: id },
  cards,
})
const groups = [group('x', 'a', 'b'), group('y'), group('z', 'b', 'c')]

test('arrows go over the borders of groups and stop at the ends', () => {
  expect(rowBeside(groups, { group: 'x', card: 'b' }, 1)).toEqual({ group: 'z', card: 'b' })
  expect(rowBeside(groups, { group: 'z', card: 'c' }, 1)).toBeNull()
  expect(rowBeside(groups, { group: 'x', card: 'a' }, -1)).toBeNull()
})

test('a card in several groups is where one was, else where it comes first', () => {
  expect(rowOf(groups, 'b', 'z')).toEqual({ group: 'z', card: 'b' })
  expect(rowOf(groups, 'b', 'y')).toEqual({ group: 'x', card: 'b' })
  expect(rowOf(groups, 'gone', null)).toBeNull()
})

test('all between two rows are chosen, each card once, whichever comes first', () => {
  const [first, last] = [
    { group: 'x', card: 'a' },
    { group: 'z', card: 'c' },
  ]
  expect(cardsBetween(groups, last, first)).toEqual(['a', 'b', 'c'])
  expect(cardsBetween(groups, { group: 'before', card: 'a' }, last)).toEqual(['a', 'b', 'c'])
  expect(cardsBetween(groups, { group: 'x', card: 'gone' }, last)).toEqual(['c'])
})

test('the group beside may be empty', () => {
  expect(groupBeside(groups, 'x', 1)?.id).toBe('y')
  expect(groupBeside(groups, 'x', -1)).toBeNull()
})

test('a card that moves between two others changes alone', () => {
  const list = [10, 20, 30].map((place) => ({ id: `at${place}`, place }))
  expect(placesAfterMove(list, 'at10', 1)).toEqual([{ id: 'at10', place: 25 }])
  expect(placesAfterMove(list, 'at20', -1)).toEqual([{ id: 'at20', place: -990 }])
  expect(placesAfterMove(list, 'at30', 1)).toEqual([])
})

test('whatever the numbers, a move changes places with the neighbour and with nobody else', () => {
  const places = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(places, fc.nat(), fc.constantFrom(1, -1), (numbers, seed, step) => {
      const list = numbers.toSorted((a, b) => a - b).map((place, at) => ({ id: `c${at}`, place }))
      const at = seed % list.length
      const id = `c${at}`
      const changes = new Map(
        placesAfterMove(list, id, step as 1 | -1).map((one) => [one.id, one.place]),
      )
      const after = list
        .map((one) => ({ ...one, place: changes.get(one.id) ?? one.place }))
        .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
        .map((one) => one.id)
      const wanted = list.map((one) => one.id)
      if (list[at + step]) wanted.splice(at + step, 0, ...wanted.splice(at, 1))
      expect(after).toEqual(wanted)
    }),
  )
})

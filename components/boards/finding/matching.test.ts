import { expect, test } from 'vitest'
import type { Card } from '@/lib/cards/schema'
import { type Filter, foldText, matcherOf, NO_FILTER } from './matching'

const card = (more: Partial<Card>): Card => ({
  id: 'a',
  title: 'Oslo Ålesund',
  body: '',
  type: 'driver',
  at: [0, 0],
  createdAt: 0,
  ...more,
})

const finds = (filter: Partial<Filter>, more: Partial<Card> = {}) =>
  matcherOf({ ...NO_FILTER, ...filter }, { isOn: (_, lens) => lens === 'diamond' })?.(card(more))

test('case and accents make no difference, and æ, ø and å stay letters of their own', () => {
  expect(foldText('Café ÆØÅ')).toBe('cafe æøå')
  expect(finds({ text: 'cafe' }, { title: 'Café' })).toBe(true)
  expect(finds({ text: 'ålesund' }, { title: 'A\u030Alesund' })).toBe(true)
  expect(finds({ text: 'alesund' })).toBe(false)
  expect(finds({ text: 'oy' }, { title: 'Øy' })).toBe(false)
})

test('every word must stand somewhere on the card: title, text, tags, place, poles or source', () => {
  const more = { body: 'Shore power', tags: ['Ports'], place: 'Florø', poles: ['more', 'less'] }
  expect(finds({ text: 'power ports FLORØ less' }, more as Partial<Card>)).toBe(true)
  expect(finds({ text: 'power wind' }, more as Partial<Card>)).toBe(false)
})

test('several of one kind widen the filter, several kinds narrow it', () => {
  expect(finds({ types: ['note', 'driver'] })).toBe(true)
  expect(finds({ types: ['note', 'driver'], sectors: ['firm'] })).toBe(false)
  expect(finds({ sectors: ['none'] })).toBe(true)
  expect(finds({ tags: ['x', 'y'] }, { tags: ['y'] })).toBe(true)
  expect(finds({ lens: 'diamond' })).toBe(true)
  expect(finds({ lens: 'rings' })).toBe(false)
})

test('a filter that asks for nothing is none', () => {
  expect(finds({ text: '  ' })).toBeUndefined()
})

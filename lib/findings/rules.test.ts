import { describe, expect, test } from 'vitest'
import type { Card } from '../cards/schema'
import type { Relation } from '../relations/schema'
import { cardFindings, monthsSince } from './rules'

const now = new Date('2026-11-23T12:00:00Z')

const card = (more: Partial<Card>): Card => ({
  id: 'it',
  type: 'note',
  at: [0, 0],
  createdAt: 0,
  title: '',
  body: '',
  ...more,
})

const related = (id: string): Relation => ({
  id: `r-${id}`,
  from: 'it',
  to: id,
  type: 'depends-on',
  polarity: '?',
  strength: 1,
})

function findingsOf(it: Card, others: readonly Card[] = []) {
  return cardFindings(it, {
    relations: others.map(({ id }) => related(id)),
    findCard: (id) => others.find((other) => other.id === id) ?? null,
    now,
    staleAfterMonths: 24,
  })
}

const names = (it: Card, others?: readonly Card[]) =>
  findingsOf(it, others).map(({ finding }) => finding)

const capability = (id: string, knowledge?: string) =>
  card({ id, type: 'capability', ...(knowledge && { fields: { knowledge } }) })

describe('a practice', () => {
  test('needs a place and a date, and is told which it lacks', () => {
    const missing = (more: Partial<Card>) => findingsOf(card({ type: 'practice', ...more }))[0]
    expect(missing({})?.values).toEqual({ missing: 'both' })
    expect(missing({ place: 'Bergen' })?.values).toEqual({ missing: 'date' })
    expect(missing({ asOf: '2026' })?.values).toEqual({ missing: 'place' })
    expect(missing({ asOf: '2026', place: 'Bergen' })).toBeUndefined()
  })

  test('that is stale tells how many whole years ago it was seen', () => {
    const [found] = findingsOf(card({ type: 'practice', place: 'Bergen', asOf: '2023-12' }))
    expect(found).toEqual({ finding: 'stale', values: { asOf: '2023-12', years: 2 } })
  })

  test('goes stale when it was seen longer ago than the limit', () => {
    const practice = (asOf: string) => names(card({ type: 'practice', place: 'Bergen', asOf }))
    expect(practice('1990')).toEqual(['stale'])
    expect(practice('2024-09')).toEqual(['stale'])
    expect(practice('2024-10')).toEqual([])
    expect(practice('2024')).toEqual([])
    expect(practice('2030')).toEqual([])
  })
})

describe('an option', () => {
  test('comes from nothing until it is related to a capability', () => {
    expect(names(card({ type: 'option' }))).toEqual(['fromNothing'])
    expect(names(card({ type: 'option' }), [card({ id: 'a', type: 'actor' })])).toEqual([
      'fromNothing',
    ])
    expect(names(card({ type: 'option' }), [capability('a')])).toEqual([])
  })

  test('that is radical needs capacity to receive', () => {
    const fields = { novelty: 'radical', 'receiving-capacity': 'low' }
    expect(names(card({ type: 'option', fields }), [capability('a')])).toEqual([
      'radicalLowCapacity',
    ])
    const incremental = { ...fields, novelty: 'incremental' }
    expect(names(card({ type: 'option', fields: incremental }), [capability('a')])).toEqual([])
  })

  test('that is radical needs more than tacit knowledge', () => {
    const it = card({ type: 'option', fields: { novelty: 'radical' } })
    expect(names(it, [capability('a', 'tacit'), capability('b', 'tacit')])).toEqual([
      'radicalTacitOnly',
    ])
    expect(names(it, [capability('a', 'tacit'), capability('b', 'codified')])).toEqual([])
    expect(names(it, [capability('a', 'tacit'), capability('b')])).toEqual([])
  })
})

test('fields kept from a former type find nothing', () => {
  expect(
    names(card({ type: 'note', fields: { novelty: 'radical', 'receiving-capacity': 'low' } })),
  ).toEqual([])
})

test.each([
  ['2026-11-23', 0],
  ['2026-10-24', 0],
  ['2026-10-23', 1],
  ['2026-10', 0],
  ['2025', 10],
  ['2024-11-23', 24],
  ['2027', 0],
] as const)('months since %s are %i', (asOf, months) => {
  expect(monthsSince(asOf, now)).toBe(months)
})

test('the end of a short month is a whole month after the end of a long one', () => {
  expect(monthsSince('2026-01-31', new Date('2026-02-28T00:00:00Z'))).toBe(1)
})

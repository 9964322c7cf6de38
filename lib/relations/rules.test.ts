import { describe, expect, test } from 'vitest'
import type { RelationTarget } from './constants'
import {
  channelOption,
  type FindCard,
  guessRelationColumns,
  readRelationRow,
  retyped,
} from './rules'
import { channelField, RELATION_TYPE_IDS, RELATION_TYPES } from './types'

const findCard: FindCard = (name) => {
  if (name === 'Salt' || name === 'Water') return { ok: true, id: name.toLowerCase() }
  return { ok: false, problem: 'unknown-card', near: name === 'SALT' ? ['Salt'] : [] }
}

function read(cells: Partial<Record<RelationTarget, string>>) {
  const row = { from: 'Salt', type: 'enables', to: 'Water', ...cells }
  const mapping = Object.keys(row) as RelationTarget[]
  return readRelationRow(
    { number: 4, cells: Object.values(row) },
    { mapping, columns: mapping, findCard },
  )
}

describe('columns', () => {
  test('names in English and Norwegian are recognised', () => {
    expect(guessRelationColumns(['Fra', 'Relasjon', 'Til', 'styrke'], 'nb')).toEqual([
      'from',
      'type',
      'to',
      'strength',
    ])
  })

  test('of two languages the reader chooses one, the other waits for a decision', () => {
    const headings = ['from_en', 'from_nb', 'type', 'to_en', 'to_nb', 'why']
    expect(guessRelationColumns(headings, 'nb')).toEqual([null, 'from', 'type', null, 'to', null])
  })
})

describe('a row', () => {
  test.each([
    ['spreads knowledge to', 'spreads-knowledge-to'],
    ['Spreads-Knowledge-To', 'spreads-knowledge-to'],
    ['sprer kunnskap til', 'spreads-knowledge-to'],
    ['LEDER til', null],
  ])('the type %j is %s', (type, id) => {
    const result = read({ type })
    if (id) expect(result).toMatchObject({ ok: true, relation: { type: id } })
    else {
      expect(result).toMatchObject({
        ok: false,
        issues: [{ row: 4, column: 'type', accepted: RELATION_TYPE_IDS }],
      })
    }
  })

  test('polarity and strength may be left empty, and a real minus sign is a minus', () => {
    expect(read({ polarity: '', strength: '' })).toMatchObject({
      relation: { polarity: '?', strength: 1 },
    })
    expect(read({ polarity: '−', strength: '3' })).toMatchObject({
      relation: { polarity: '-', strength: 3 },
    })
  })

  test('each wrong cell is told with what would be accepted', () => {
    const result = read({ from: 'SALT', to: '', polarity: '±', strength: '4' })
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { column: 'from', problem: 'unknown-card', value: 'SALT', accepted: ['Salt'] },
        { column: 'to', problem: 'missing' },
        { column: 'polarity', problem: 'unknown-value', accepted: ['+', '-', '?'] },
        { column: 'strength', problem: 'unknown-value', accepted: ['1', '2', '3'] },
      ],
    })
  })

  test.each([
    ['spreads knowledge to', 'jobbskifte', 'job-moves'],
    ['supplies', 'Quasi-hierarchy', 'quasi-hierarchy'],
    ['supplies', 'a handshake', 'a handshake'],
    ['leads to', 'market', 'market'],
  ])('of a relation that %s, the channel %j is %j', (type, channel, kept) => {
    expect(read({ type, channel })).toMatchObject({ ok: true, relation: { channel: kept } })
  })

  test('a card has no relation to itself', () => {
    expect(read({ to: 'Salt' })).toMatchObject({ ok: false, issues: [{ problem: 'same-card' }] })
  })
})

describe('channels', () => {
  test('an option of the catalogue is known, other words are only words', () => {
    expect(channelOption({ type: 'supplies', channel: 'network' })?.name.nb).toBe('nettverk')
    expect(channelOption({ type: 'supplies', channel: 'by boat' })).toBeNull()
    expect(channelOption({ type: 'leads-to', channel: 'network' })).toBeNull()
    expect(channelOption({ type: 'supplies' })).toBeNull()
  })

  test('with another type an option goes and words stay', () => {
    expect(retyped({ type: 'supplies', channel: 'network' }, 'owns')).toEqual({
      type: 'owns',
      channel: undefined,
    })
    expect(retyped({ type: 'supplies', channel: 'by boat' }, 'owns')).toEqual({ type: 'owns' })
  })

  test('each type and option has its name and one short sentence in three languages', () => {
    const entries = RELATION_TYPES.flatMap((type) => [
      type,
      ...(channelField(type.id)?.options ?? []),
    ])
    for (const { name, help } of entries) {
      for (const language of ['en', 'nb', 'nn'] as const) {
        expect(name[language]).toMatch(/\S/)
        expect(help[language]).toMatch(/^[A-ZÆØÅ].*\.$/)
        expect(help[language].split(' ').length).toBeLessThan(20)
      }
    }
  })
})

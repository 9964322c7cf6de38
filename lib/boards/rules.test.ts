import { describe, expect, test } from 'vitest'
import type { Card } from '../cards/schema'
import { findLens } from '../lenses/catalogue'
import type { Relation } from '../relations/schema'
import {
  ADEQUACY_BINS,
  adequacy,
  contributionBalance,
  evenness,
  inwardLook,
  linearBias,
  type MeterContent,
  perspectiveCoverage,
} from './rules'

const card = (id: string, fields: Partial<Card> = {}): Card => ({
  id,
  type: 'note',
  title: id,
  body: '',
  at: [0, 0],
  createdAt: 0,
  ...fields,
})
const relation = (from: string, to: string, type: Relation['type'] = 'supplies'): Relation => ({
  id: `${from}>${to}`,
  from,
  to,
  type,
  polarity: '+',
  strength: 1,
})
const board = (content: Partial<MeterContent>): MeterContent => ({
  cards: [],
  relations: [],
  placements: [],
  ...content,
})
const actor = (id: string, located?: 'inside' | 'outside') =>
  card(id, { type: 'actor', ...(located && { fields: { located } }) })

describe('inward look', () => {
  test('actors, pipelines and ties are inside, outside or not known', () => {
    const look = inwardLook(
      board({
        cards: [
          actor('yard', 'inside'),
          actor('buyer', 'outside'),
          actor('port'),
          actor('lab'),
          card('line', { type: 'pipeline' }),
        ],
        relations: [
          relation('yard', 'lab'),
          relation('yard', 'buyer'),
          relation('port', 'yard', 'spreads-knowledge-to'),
          relation('port', 'yard', 'leads-to'),
        ],
        placements: [
          { card: 'lab', lens: 'belonging', zone: 'inside:not-part' },
          { card: 'buyer', lens: 'belonging', zone: 'inside:part' },
          { card: 'port', lens: 'triple-helix', zone: 'public' },
        ],
      }),
    )
    expect(look.inside).toEqual({ cards: ['yard', 'lab'], relations: ['yard>lab'] })
    expect(look.outside).toEqual({ cards: ['buyer', 'line'], relations: ['yard>buyer'] })
    expect(look.unknown).toEqual({ cards: ['port'], relations: ['port>yard'] })
    expect(look.share).toBe(0.5)
    expect(look.isLockIn).toBe(false)
  })

  test('lock-in is said from four fifths on, and not of a handful of cards', () => {
    const inside = ['a', 'b', 'c', 'd'].map((id) => actor(id, 'inside'))
    expect(inwardLook(board({ cards: inside }))).toMatchObject({ share: 1, isLockIn: false })
    const five = [...inside, card('line', { type: 'pipeline' })]
    expect(inwardLook(board({ cards: five }))).toMatchObject({ share: 0.8, isLockIn: true })
    const six = [...five, actor('abroad', 'outside')]
    expect(inwardLook(board({ cards: six }))).toMatchObject({ isLockIn: false })
  })

  test('a board that says nothing of this has no share', () => {
    expect(inwardLook(board({ cards: [card('a'), actor('b')] })).share).toBeNull()
  })
})

test('what started in research and no firm answers, either way, is linear', () => {
  const bias = linearBias(
    board({
      cards: [
        card('found', { knowledgeStart: 'research' }),
        card('used', { knowledgeStart: 'research' }),
        card('asked', { knowledgeStart: 'research' }),
        card('seen-by-public', { knowledgeStart: 'research' }),
        card('product', { sector: 'firm' }),
        card('need', { knowledgeStart: 'firm' }),
        card('rule', { sector: 'public' }),
      ],
      relations: [
        relation('used', 'product', 'leads-to'),
        relation('need', 'asked', 'pressures'),
        relation('seen-by-public', 'rule', 'leads-to'),
      ],
    }),
  )
  expect(bias).toEqual({
    started: ['found', 'used', 'asked', 'seen-by-public'],
    unanswered: ['found', 'seen-by-public'],
    share: 0.5,
  })
  expect(linearBias(board({})).share).toBeNull()
})

test('coverage counts sectors and disciplines that have a card', () => {
  const coverage = perspectiveCoverage(
    board({
      cards: [
        card('a', { sector: 'firm', steep: 'economic' }),
        card('b', { sector: 'firm' }),
        card('c', { sector: 'facilitating', steep: 'social' }),
        card('d'),
      ],
    }),
  )
  expect(coverage.share).toBe(3 / 8)
  expect(coverage.sectors).toEqual({ firm: ['a', 'b'], research: [], public: [] })
  expect(coverage.cells.filter(({ cards }) => cards.length > 0)).toEqual([
    { sector: 'firm', discipline: 'economic', cards: ['a'] },
  ])
  expect(coverage.silent).toEqual(['d'])
})

describe('adequacy', () => {
  test('its bins are the zones of the lens', () => {
    const lens = findLens('adequacy')
    expect(lens?.kind === 'zones' && lens.zones.map(({ id }) => id)).toEqual([...ADEQUACY_BINS])
  })

  test('cards that are gone fill no bin', () => {
    const { bins, empty } = adequacy(
      board({
        cards: [card('a')],
        placements: [
          { card: 'a', lens: 'adequacy', zone: 'need' },
          { card: 'gone', lens: 'adequacy', zone: 'logistics' },
          { card: 'a', lens: 'triple-helix', zone: 'technology' },
        ],
      }),
    )
    expect(bins.need).toEqual(['a'])
    expect(empty).toEqual(['technology', 'marketing', 'logistics', 'counter-strategies'])
  })
})

describe('contribution balance', () => {
  test('40, 25 and 15 are 0.932 even', () => {
    expect(evenness([40, 25, 15])).toBeCloseTo(0.932, 3)
  })

  test('equal shares are 1, one who has all is 0, and nothing is not even or uneven', () => {
    expect(evenness([7, 7, 7])).toBeCloseTo(1, 12)
    expect(evenness([9, 0, 0])).toBe(0)
    expect(evenness([0, 0, 0])).toBeNull()
    expect(evenness([5])).toBeNull()
  })

  test('a sector that wrote nothing counts as one that could, and those who facilitate do not', () => {
    const sectors = (['firm', 'research', 'facilitating'] as const).map((sector) => ({
      sector,
      entries: 10,
      people: 1,
      cards: [],
    }))
    const balance = contributionBalance({ sectors })
    expect(balance).toBeCloseTo(Math.log(2) / Math.log(3), 12)
  })
})

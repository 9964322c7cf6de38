import { describe, expect, test } from 'vitest'
import type { Card } from '@/lib/cards/schema'
import { findLens } from '@/lib/lenses/catalogue'
import { findingValues, lensFindings } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import type { LensContent } from '@/lib/lenses/types'
import type { Relation } from '@/lib/relations/schema'
import type { RelationType } from '@/lib/relations/types'

type CardWords = Partial<Pick<Card, 'type' | 'sector'>>

/** A board in short: cards by id, `from type to` relations, and a zone or point for each card. */
function board({
  cards = {},
  relations = [],
  years = {},
}: {
  cards?: Record<string, CardWords>
  relations?: readonly (readonly [from: string, type: RelationType, to: string])[]
  years?: { year?: number; horizonYear?: number | null }
}) {
  const made = (lens: string, places: Record<string, string | [number, number]>): LensContent => {
    const ids = [...new Set([...Object.keys(cards), ...Object.keys(places)])]
    return {
      ...years,
      cards: ids.map((id, createdAt) => ({
        type: 'note',
        ...cards[id],
        id,
        title: id,
        body: '',
        at: [0, 0],
        createdAt,
      })),
      relations: relations.map(
        ([from, type, to]): Relation => ({
          id: `${from}-${to}`,
          from,
          type,
          to,
          polarity: '+',
          strength: 1,
        }),
      ),
      placements: Object.entries(places).map(
        ([card, place]): Placement =>
          typeof place === 'string' ? { card, lens, zone: place } : { card, lens, at: place },
      ),
    }
  }
  return (lens: string, places: Record<string, string | [number, number]>) => {
    const found = findLens(lens)
    if (!found) throw new Error(`no lens ${lens}`)
    return lensFindings(found, made(lens, places))
  }
}

const told = (findings: ReturnType<ReturnType<typeof board>>) =>
  findings.map(({ check, cards }) => [check, ...cards].join(' '))

const plain = board({})

test('the triple helix always tells of one, two and three sectors together', () => {
  const found = plain('triple-helix', { a: 'firm', b: 'firm-research', c: 'all', d: 'research' })
  expect(found[0]?.values).toEqual({ count: 4, solo: 0.5, bilateral: 0.25, trilateral: 0.25 })
  expect(plain('triple-helix', {})).toEqual([])
})

test('zones without a card are named once another has one, but not optional ones', () => {
  const found = plain('pyramid', { a: 'business', b: 'research', c: 'eu' })
  const [finding] = found
  if (!finding) throw new Error('nothing found')
  const list = (names: string[]) => names.join(' og ')
  expect(findingValues(finding, 'nb', list)).toEqual({
    count: 2,
    zones: 'Regjeringssjefen og Departementer og virkemiddelapparat',
  })
  expect(plain('pyramid', {})).toEqual([])
})

test('a segment is empty when no ring has a card in it', () => {
  const places = {
    a: 'now:social',
    b: '5-years:technological',
    c: 'now:economic',
    d: '20-years:environmental',
  }
  expect(plain('horizon-scan', places)[0]?.values).toMatchObject({ count: 1 })
  expect(plain('horizon-scan', { ...places, e: 'now:political' })).toEqual([])
})

test('an empty rim is told of while anything else stands there', () => {
  const checks = (places: Record<string, string>) =>
    plain('external-conditions', places).map(({ check }) => check)
  expect(checks({ a: 'regional:market' })).toContain('rim-empty')
  expect(checks({ a: 'regional:market', b: 'inside' })).not.toContain('rim-empty')
  expect(checks({})).toEqual([])
})

test('neighbours outside the cluster and members elsewhere are listed', () => {
  const places = { a: 'inside:not-part', b: 'outside:part', c: 'inside:part' }
  expect(told(plain('belonging', places))).toEqual(['inside-not-part a', 'outside-part b'])
})

describe('buzz and pipelines', () => {
  test('one without the other is told of, both together are not', () => {
    const places = { a: [0.8, 0.2], b: [0.2, 0.8], c: [0.9, 0.9] } satisfies Record<
      string,
      [number, number]
    >
    expect(told(plain('buzz-pipelines', places))).toEqual([
      'buzz-without-pipelines a',
      'pipelines-without-buzz b',
    ])
  })

  const firm = { type: 'actor', sector: 'firm' } as const
  const pipe = { type: 'pipeline' } as const

  test('a firm reaches partners through a neighbour that tells it or deals with it', () => {
    const reach = board({
      cards: {
        near: firm,
        far: firm,
        deaf: firm,
        school: { type: 'actor' },
        p: pipe,
        q: pipe,
        r: pipe,
      },
      relations: [
        ['p', 'spreads-knowledge-to', 'far'],
        ['far', 'spreads-knowledge-to', 'near'],
        ['deaf', 'spreads-knowledge-to', 'far'],
        ['near', 'depends-on', 'q'],
        ['school', 'complements', 'near'],
        ['r', 'spreads-knowledge-to', 'school'],
        ['school', 'owns', 'q'],
      ],
    })
    const found = reach('buzz-pipelines', {})
    expect(told(found)).toEqual(['pipeline-reach near p r'])
    expect(found[0]?.values).toEqual({ firm: 'near', count: 2, own: 1 })
  })

  test('more than three pipelines of one firm ask whether it keeps them up', () => {
    const pipes = ['p', 'q', 'r', 's']
    const cards = { near: firm, ...Object.fromEntries(pipes.map((id) => [id, pipe])) }
    const link = (id: string) => ['near', 'owns', id] as const
    const held = (ids: string[]) =>
      told(board({ cards, relations: ids.map(link) })('buzz-pipelines', {}))
    expect(held(pipes)).toEqual(['many-pipelines near p q r s'])
    expect(held(pipes.slice(1))).toEqual([])
  })
})

describe('an option of functional upgrading under a customer who controls', () => {
  const cards = {
    brand: { type: 'option' },
    skill: { type: 'capability' },
    resistance: { type: 'obstacle' },
  } as const
  const places = { brand: 'quasi-hierarchy:functional' }

  test('has to name an obstacle and a way round', () => {
    expect(told(board({ cards })('governance-upgrading', places))).toEqual([
      'functional-without-obstacle brand',
      'functional-without-way-round brand',
    ])
  })

  test('is at rest once both are named; what is no obstacle does not count as one', () => {
    const way = ['skill', 'enables', 'brand'] as const
    const hindered = (by: 'resistance' | 'skill') => {
      const relations = [way, [by, 'hinders', 'brand'] as const]
      return told(board({ cards, relations })('governance-upgrading', places))
    }
    expect(hindered('resistance')).toEqual([])
    expect(hindered('skill')).toEqual(['functional-without-obstacle brand'])
  })

  test('elsewhere it only has to stand on something', () => {
    const elsewhere = { brand: 'network:functional', skill: 'network:product' }
    expect(told(board({ cards })('governance-upgrading', elsewhere))).toEqual([
      'upgrading-without-prerequisite brand',
    ])
    const relations = [['brand', 'depends-on', 'skill'] as const]
    expect(board({ cards, relations })('governance-upgrading', elsewhere)).toEqual([])
  })
})

test('the mix of mechanisms counts options only', () => {
  const cards = { a: { type: 'option' }, b: { type: 'option' } } as const
  const places = { a: 'pressure', b: 'knowledge', c: 'pressure' }
  expect(board({ cards })('upgrading-mechanisms', places)[0]?.values).toEqual({
    count: 2,
    complementarity: 0,
    pressure: 1,
    knowledge: 1,
  })
})

describe('looking back', () => {
  const years = { year: 2026, horizonYear: 2060 }

  test('as far as forward is enough, less is told of', () => {
    const look = board({ years })
    expect(look('eras', { a: 'second-divide' })).toEqual([])
    expect(look('eras', { a: 'new-tigers' })[0]?.values).toEqual({
      forward: 34,
      back: 26,
      year: 1992,
    })
  })

  test('is not asked of a board without a horizon, nor of an empty lens', () => {
    expect(board({ years: { year: 2026, horizonYear: null } })('eras', { a: 'ahead' })).toEqual([])
    expect(board({ years })('eras', {})).toEqual([])
  })
})

test('the new without seeds today, and trials that only prolong, are told of', () => {
  expect(told(plain('three-horizons', { a: 'horizon:h3', b: 'between:h2-minus' }))).toEqual([
    'no-seeds a',
    'only-prolonging b',
  ])
  const sound = { a: 'today:h3', b: 'between:h2-minus', c: 'between:h2-plus' }
  expect(plain('three-horizons', sound)).toEqual([])
})

test('the new overtakes the old between the steps where the share of cards turns', () => {
  const places = { a: 'today:h1', b: 'today:h3', c: 'today:h1', d: 'horizon:h3' }
  const look = (horizonYear: number | null) =>
    board({ years: { year: 2026, horizonYear } })('three-horizons', places)
  expect(look(2046)[0]).toMatchObject({ check: 'crossing-year', values: { year: 2031 } })
  expect(look(null)).toEqual([])
})

test('a journey without setbacks or forks is told of', () => {
  expect(told(plain('journey', { a: 'trigger:course' }))).toEqual(['course-without-setbacks a'])
  expect(plain('journey', { a: 'trigger:course', b: 'development:setbacks' })).toEqual([])
})

test.each([
  ['value-chain-phases', 'destroyed', 'offshoots', 'destroyed-without-offshoots'],
  ['production-networks', 'standardised', 'specialised', 'only-standardised'],
  ['district-maturity', 'type-2:labour', 'type-2:real-services', 'no-real-services'],
])('on %s, cards in %s ask for some in %s', (lens, there, wanted, check) => {
  expect(told(plain(lens, { a: there }))).toEqual([`${check} a`])
  expect(plain(lens, { a: there, b: wanted })).toEqual([])
})

test('critical uncertainties are those at 4 or above on both scales', () => {
  const places = { a: [0.75, 0.75], b: [1, 0.74] } satisfies Record<string, [number, number]>
  expect(told(plain('impact-uncertainty', places))).toEqual(['critical-uncertainties a'])
})

test('a filled cell of offshoots offers an option that cites its capability', () => {
  const cards = {
    can: { type: 'capability' },
    new: { type: 'venture' },
    opt: { type: 'option' },
  } as const
  const offered = board({ cards })('offshoots', { a: 'can:new' })
  expect(offered).toEqual([
    {
      check: 'cell-without-option',
      cards: ['a'],
      values: { capability: 'can', venture: 'new' },
      offer: { type: 'option', zone: 'can:new', relation: { from: 'can', type: 'enables' } },
    },
  ])
  const uncited = board({ cards })('offshoots', { opt: 'can:new' })
  expect(uncited).toHaveLength(1)
  const relations = [['can', 'enables', 'opt'] as const]
  expect(board({ cards, relations })('offshoots', { opt: 'can:new' })).toEqual([])
})

describe('a futures wheel', () => {
  const places = { a: 'first:firms', b: 'second:firms', c: 'third:people' }

  test('refuses consequences that lead back to themselves', () => {
    const relations = [
      ['a', 'leads-to', 'b'],
      ['b', 'leads-to', 'c'],
      ['c', 'leads-to', 'a'],
    ] as const
    expect(told(board({ relations })('futures-wheel', places))).toEqual([
      'cycle-of-consequences a b c',
    ])
  })

  test('asks for the cause in the ring within', () => {
    const relations = [['a', 'leads-to', 'c']] as const
    expect(told(board({ relations })('futures-wheel', places))).toEqual([
      'consequence-without-cause b c',
    ])
  })
})

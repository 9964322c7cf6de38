import { expect, test } from 'vitest'
import type { Card } from '@/lib/cards/schema'
import { findLens } from '@/lib/lenses/catalogue'
import { zonesOf } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import { type Grouping, groupsOf, narrowed, sameGroups } from './outline-groups'

const card = (id: string, createdAt: number, more: Partial<Card>): Card => ({
  id,
  title: id,
  body: '',
  type: 'note',
  at: [0, 0],
  createdAt,
  ...more,
})

const cards = [
  card('a', 1, { type: 'driver', sector: 'firm', tags: ['ports', 'wind'] }),
  card('b', 2, {}),
  card('c', 3, { type: 'driver', sector: 'public', tags: ['wind'] }),
]

function grouped(grouping: Grouping, { placements = [] as Placement[], of = cards } = {}) {
  const placementOn = (id: string, lens: string) =>
    placements.find((one) => one.card === id && one.lens === lens) ?? null
  return groupsOf({ cards: of, placementOn }, grouping)
}

const filled = (groups: ReturnType<typeof grouped>) =>
  groups.filter((group) => group.cards.length > 0).map(({ id, cards: ids }) => [id, ids])

test('groups follow the catalogue, and the helix', () => {
  expect(filled(grouped({ by: 'type' }))).toEqual([
    ['driver', ['a', 'c']],
    ['note', ['b']],
  ])
  expect(grouped({ by: 'sector' }).map(({ id, cards: ids }) => [id, ids])).toEqual([
    ['firm', ['a']],
    ['research', []],
    ['public', ['c']],
    ['facilitating', []],
    ['none', ['b']],
  ])
})

test('a card stands under each of its tags', () => {
  expect(filled(grouped({ by: 'tag' }))).toEqual([
    ['tag:ports', ['a']],
    ['tag:wind', ['a', 'c']],
    ['none', ['b']],
  ])
})

test('on a lens cards stand under their zones, those off it last and lost zones before', () => {
  const lens = findLens('belonging')
  if (!lens) throw new Error('the catalogue has this lens')
  const [zone] = zonesOf(lens, { cards })
  if (!zone) throw new Error('the lens has zones')
  const placements = [
    { card: 'c', lens: lens.id, zone: zone.id },
    { card: 'b', lens: lens.id, zone: 'gone' },
  ]
  const groups = grouped({ by: 'lens', lens }, { placements })
  expect(filled(groups)).toEqual([
    [`zone:${zone.id}`, ['c']],
    ['elsewhere', ['b']],
    ['off', ['a']],
  ])
  expect(grouped({ by: 'lens', lens }).some(({ id }) => id === 'elsewhere')).toBe(false)
})

test('where somebody put a card counts before its age', () => {
  const of = [...cards, card('d', 4, { type: 'driver', order: 2.5 })]
  expect(filled(grouped({ by: 'type' }, { of }))[0]).toEqual(['driver', ['a', 'd', 'c']])
})

test('groups are the same until a card changes its place', () => {
  const groups = grouped({ by: 'type' })
  expect(sameGroups(groups, grouped({ by: 'type' }))).toBe(true)
  expect(sameGroups(groups, grouped({ by: 'sector' }))).toBe(false)
  expect(sameGroups(groups, grouped({ by: 'type' }, { of: cards.slice(1) }))).toBe(false)
})

test('a filter narrows groups and keeps them as targets', () => {
  const groups = narrowed(grouped({ by: 'type' }), (id) => id === 'c')
  expect(filled(groups)).toEqual([['driver', ['c']]])
  expect(groups).toHaveLength(grouped({ by: 'type' }).length)
})

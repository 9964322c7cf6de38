import type { Card } from '@/lib/cards/schema'
import { CARD_TYPE_IDS, type CardType } from '@/lib/cards/types'
import { pointOf, standsAtPoints, zoneAt, zonesOf } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import type { Lens, LensZone, Words } from '@/lib/lenses/types'
import { SECTORS, type Sector } from '@/lib/parties/types'

export type Grouping = { by: 'type' | 'sector' | 'tag' } | { by: 'lens'; lens: Lens }

/** Where a card goes on a lens to be in a zone. */
type Spot = { zone: string } | { at: [number, number] }

/** What the cards of one group share; `null` stands for nothing said. */
export type GroupKey =
  | { by: 'type'; type: CardType }
  | { by: 'sector'; sector: Sector | null }
  | { by: 'tag'; tag: string | null }
  /** Without a spot: cards that are not on the lens, or stand on it outside all zones. */
  | { by: 'lens'; lens: string; name: Words; spot: Spot }
  | { by: 'lens'; lens: string; name: null; spot: 'off' | 'elsewhere' }

export type OutlineGroup = { id: string; key: GroupKey; cards: readonly string[] }

type Content = {
  cards: readonly Card[]
  /** Where a card stands on the lens that groups. */
  placementOn: (card: string, lens: string) => Placement | null
}

/** All groups in the catalogue's order, empty ones too: cards can be moved into them. */
export function groupsOf(content: Content, grouping: Grouping): OutlineGroup[] {
  const cards = inListOrder(content.cards)
  const groups = new Map<string, OutlineGroup & { cards: string[] }>()
  for (const [id, key] of keysOf(cards, grouping)) groups.set(id, { id, key, cards: [] })
  for (const card of cards) {
    for (const id of groupIdsOf(card, grouping, content)) groups.get(id)?.cards.push(card.id)
  }
  const all = [...groups.values()]
  return all.filter(({ id, cards: members }) => id !== 'elsewhere' || members.length > 0)
}

/** Where a card stands among others: where somebody put it, else by its age. */
export function placeInList({ order, createdAt }: Pick<Card, 'order' | 'createdAt'>): number {
  return order ?? createdAt
}

function inListOrder(cards: readonly Card[]): Card[] {
  return [...cards].sort((a, b) => placeInList(a) - placeInList(b) || (a.id < b.id ? -1 : 1))
}

function keysOf(cards: readonly Card[], grouping: Grouping): [id: string, key: GroupKey][] {
  switch (grouping.by) {
    case 'type':
      return CARD_TYPE_IDS.map((type) => [type, { by: 'type', type }])
    case 'sector':
      return [...SECTORS, null].map((sector) => [sector ?? 'none', { by: 'sector', sector }])
    case 'tag': {
      const tags = [...new Set(cards.flatMap((card) => card.tags ?? []))]
      tags.sort((a, b) => a.localeCompare(b))
      return [...tags, null].map((tag) => [
        tag === null ? 'none' : `tag:${tag}`,
        { by: 'tag', tag },
      ])
    }
    case 'lens': {
      const { lens } = grouping
      const off = { by: 'lens', lens: lens.id, name: null } as const
      return [
        ...zonesOf(lens, { cards }).map((zone): [string, GroupKey] => [
          `zone:${zone.id}`,
          { by: 'lens', lens: lens.id, name: zone.name, spot: spotIn(lens, zone) },
        ]),
        ['elsewhere', { ...off, spot: 'elsewhere' }],
        ['off', { ...off, spot: 'off' }],
      ]
    }
  }
}

function spotIn(lens: Lens, { id, anchor }: LensZone): Spot {
  return standsAtPoints(lens) ? { at: [anchor[0], 1 - anchor[1]] } : { zone: id }
}

function groupIdsOf(card: Card, grouping: Grouping, content: Content): readonly string[] {
  switch (grouping.by) {
    case 'type':
      return [card.type]
    case 'sector':
      return [card.sector ?? 'none']
    case 'tag':
      return card.tags?.length ? [...new Set(card.tags)].map((tag) => `tag:${tag}`) : ['none']
    case 'lens': {
      const { lens } = grouping
      const placement = content.placementOn(card.id, lens.id)
      if (!placement) return ['off']
      const point = pointOf(lens, placement, content)
      const zone = 'zone' in placement ? placement.zone : point && zoneAt(lens, point, content)
      return point && zone ? [`zone:${zone}`] : ['elsewhere']
    }
  }
}

/** Whether two groupings show the same cards in the same places. */
export function sameGroups(one: readonly OutlineGroup[], other: readonly OutlineGroup[]): boolean {
  return (
    one.length === other.length &&
    one.every((group, index) => {
      const twin = other[index]
      return (
        twin?.id === group.id &&
        twin.key.by === group.key.by &&
        (twin.key.by !== 'lens' || JSON.stringify(twin.key) === JSON.stringify(group.key)) &&
        twin.cards.length === group.cards.length &&
        twin.cards.every((id, at) => id === group.cards[at])
      )
    })
  )
}

/** Only those cards of the groups that `shows` lets through. */
export function narrowed(
  groups: readonly OutlineGroup[],
  shows: (card: string) => boolean,
): OutlineGroup[] {
  return groups.map((group) => ({ ...group, cards: group.cards.filter(shows) }))
}

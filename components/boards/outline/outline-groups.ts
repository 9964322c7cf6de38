import type { Card } from '@/lib/cards/schema'
import { CARD_TYPE_IDS, type CardType } from '@/lib/cards/types'
import { SECTORS, type Sector } from '@/lib/parties/types'

export const GROUPINGS = ['type', 'sector'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What the cards of one group share; a card without a sector stands under `null`. */
export type GroupKey = { by: 'type'; type: CardType } | { by: 'sector'; sector: Sector | null }

export type OutlineGroup = { id: string; key: GroupKey; cards: readonly string[] }

/** All groups in the catalogue's order, empty ones too: cards can be moved into them. */
export function groupsOf(
  cards: readonly Pick<Card, 'id' | 'type' | 'sector'>[],
  by: Grouping,
): OutlineGroup[] {
  return keysOf(by).map((key) => ({
    id: groupId(key),
    key,
    cards: cards.filter((card) => belongs(card, key)).map((card) => card.id),
  }))
}

function groupId(key: GroupKey): string {
  return key.by === 'type' ? key.type : (key.sector ?? 'none')
}

function keysOf(by: Grouping): GroupKey[] {
  return by === 'type'
    ? CARD_TYPE_IDS.map((type) => ({ by, type }))
    : [...SECTORS, null].map((sector) => ({ by, sector }))
}

function belongs(card: Pick<Card, 'type' | 'sector'>, key: GroupKey): boolean {
  return key.by === 'type' ? card.type === key.type : (card.sector ?? null) === key.sector
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
        twin.cards.length === group.cards.length &&
        twin.cards.every((id, at) => id === group.cards[at])
      )
    })
  )
}

/** The row above or below in the order of the page; the same row at either end. */
export function neighbour(groups: readonly OutlineGroup[], id: string, step: 1 | -1): string {
  const rows = groups.flatMap((group) => group.cards)
  return rows[rows.indexOf(id) + step] ?? id
}

/** The group before or after the one that a card stands in; `null` at either end. */
export function groupBeside(
  groups: readonly OutlineGroup[],
  id: string,
  step: 1 | -1,
): OutlineGroup | null {
  const at = groups.findIndex((group) => group.cards.includes(id))
  return at === -1 ? null : (groups[at + step] ?? null)
}

import type { Card } from '@/lib/cards/schema'
import type { CardType } from '@/lib/cards/types'
import type { Sector } from '@/lib/parties/types'
import type { Relation } from '@/lib/relations/schema'
import type { Polarity, RelationType, Strength } from '@/lib/relations/types'

/** Which relations are shown; `null` and an empty list ask for nothing. */
export type RelationFilter = {
  types: readonly RelationType[]
  polarity: Polarity | null
  /** At least this strong. */
  strength: Strength
  /** One of the two cards is of this type and seen from this sector. */
  cardType: CardType | null
  sector: Sector | null
}

export const ALL_RELATIONS: RelationFilter = {
  types: [],
  polarity: null,
  strength: 1,
  cardType: null,
  sector: null,
}

export type CardOf = (id: string) => Pick<Card, 'type' | 'sector'> | null

/** Whether a relation is shown. One whose cards are not both there never is. */
export function isShown(filter: RelationFilter, relation: Relation, cardOf: CardOf): boolean {
  const { types, polarity, strength, cardType, sector } = filter
  const cards = [cardOf(relation.from), cardOf(relation.to)].filter((card) => card !== null)
  return (
    cards.length === 2 &&
    (types.length === 0 || types.includes(relation.type)) &&
    (polarity === null || relation.polarity === polarity) &&
    relation.strength >= strength &&
    cards.some(
      (card) =>
        (cardType === null || card.type === cardType) &&
        (sector === null || card.sector === sector),
    )
  )
}

export function isFiltering({ types, polarity, strength, cardType, sector }: RelationFilter) {
  return (
    types.length > 0 || polarity !== null || strength > 1 || cardType !== null || sector !== null
  )
}

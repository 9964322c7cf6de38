import type { Lens, LensContent, LensFinding } from '../../lenses/types'
import type { RelationType } from '../../relations/types'

export type Found = Omit<LensFinding, 'check'>

/**
 * Looks at what stands on a lens: `placements` are those of the lens, of cards that exist. Nothing
 * found is an empty list; an empty lens has no findings.
 */
export type LensCheck = (lens: Lens, content: LensContent) => Found[]

/** Ids of the cards that stand in a zone that the test accepts. */
export function cardsIn(
  { placements }: Pick<LensContent, 'placements'>,
  accepts: (zone: string) => boolean,
): string[] {
  return placements.flatMap((placement) =>
    'zone' in placement && accepts(placement.zone) ? placement.card : [],
  )
}

/** The part of some cards that is of a type. */
export function ofType(content: LensContent, ids: readonly string[], type: string): string[] {
  const wanted = new Set(content.cards.flatMap((card) => (card.type === type ? card.id : [])))
  return ids.filter((id) => wanted.has(id))
}

/** Whether a relation of one of these types leads to the card. */
export function hasRelationTo(
  { relations }: Pick<LensContent, 'relations'>,
  card: string,
  types: readonly RelationType[],
): boolean {
  return relations.some(({ to, type }) => to === card && types.includes(type))
}

/** A finding that names how many cards it is about; none when there are none. */
export function about(cards: readonly string[]): Found[] {
  return cards.length === 0 ? [] : [{ cards, values: { count: cards.length } }]
}

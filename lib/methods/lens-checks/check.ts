import type { LensContent, LensFinding } from '../../lenses/types'

/**
 * Looks at what stands on one lens: `placements` are those of the lens, of cards that exist.
 * Answers `null` when there is nothing to say.
 */
export type LensCheck = (content: LensContent) => Omit<LensFinding, 'check'> | null

/** Ids of the cards that stand in a zone that the test accepts. */
export function cardsIn(
  { placements }: Pick<LensContent, 'placements'>,
  accepts: (zone: string) => boolean,
): string[] {
  return placements.flatMap((placement) =>
    'zone' in placement && accepts(placement.zone) ? placement.card : [],
  )
}

/** A finding that names how many cards it is about; none when there are none. */
export function about(cards: readonly string[]): ReturnType<LensCheck> {
  return cards.length === 0 ? null : { cards, values: { count: cards.length } }
}

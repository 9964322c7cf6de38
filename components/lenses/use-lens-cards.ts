import { useMemo } from 'react'
import { isPlacementOn } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useCardIds, usePlacementsOn } from '../boards/board-context'
import { useLensBoard } from './use-lens-board'

export type LensCards = {
  /** Ids of the cards in each zone, oldest first. */
  inZone: ReadonlyMap<string, readonly string[]>
  /** What stands at points. */
  atPoints: readonly (Placement & { at: [number, number] })[]
  /** Where each card stands that stands somewhere. */
  placed: ReadonlyMap<string, Placement>
}

/** What stands where on a lens. Placements of cards or zones that are gone are left out. */
export function useLensCards(lens: Lens): LensCards {
  const board = useBoard()
  const ids = useCardIds()
  const placements = usePlacementsOn(lens.id)
  const zoneCards = useLensBoard(lens)
  return useMemo(() => {
    const standing = new Map(
      placements
        .filter((one) => board.content.card(one.card) && isPlacementOn(lens, one, zoneCards))
        .map((one) => [one.card, one]),
    )
    const inZone = new Map<string, string[]>()
    const atPoints: (Placement & { at: [number, number] })[] = []
    for (const id of ids) {
      const placement = standing.get(id)
      if (!placement) continue
      if ('at' in placement) atPoints.push(placement)
      else inZone.set(placement.zone, [...(inZone.get(placement.zone) ?? []), id])
    }
    return { inZone, atPoints, placed: standing }
  }, [board, ids, placements, lens, zoneCards])
}

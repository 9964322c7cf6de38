import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { LensBoard } from '@/lib/lenses/rules'
import type { CardsOf, Lens } from '@/lib/lenses/types'
import { useBoard } from '../boards/board-context'

const NO_CARDS: LensBoard = { cards: [] }

/** The cards that a lens makes rows, columns or lanes of; the same object while these are. */
export function useLensBoard(lens: Lens): LensBoard {
  const { content } = useBoard()
  const wanted = useMemo(() => cardsOfLens(lens), [lens])
  const last = useRef(NO_CARDS)
  const read = useCallback(() => {
    if (wanted.length === 0) return NO_CARDS
    const cards = content
      .all()
      .filter((card) =>
        wanted.some(
          ({ cards: type, sector }) => type === card.type && (!sector || sector === card.sector),
        ),
      )
    const before = last.current.cards
    const same = cards.length === before.length && cards.every((card, at) => card === before[at])
    if (!same) last.current = { cards }
    return last.current
  }, [content, wanted])
  return useSyncExternalStore(content.onCards, read, read)
}

/** The kinds of cards that a lens makes rows and columns, or lanes, of. */
export function cardsOfLens(lens: Lens): CardsOf[] {
  if (lens.kind === 'zones' && lens.matrix) return [lens.matrix.rows, lens.matrix.columns]
  if (lens.kind === 'path' && lens.lanes && 'cards' in lens.lanes) return [lens.lanes]
  return []
}

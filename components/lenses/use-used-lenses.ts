import { useCallback, useRef, useSyncExternalStore } from 'react'
import { templateOf } from '@/lib/templates/catalogue'
import { useBoard } from '../boards/board-context'
import { useEveryLens } from './lens-context'

/**
 * Ids of the lenses on which something stands, or that the board's template brought; the same set
 * while these are the same.
 */
export function useUsedLenses(): ReadonlySet<string> {
  const { content, origin } = useBoard()
  const lenses = useEveryLens()
  const last = useRef<ReadonlySet<string>>(new Set())
  const read = useCallback(() => {
    const brought = templateOf(origin.template).lenses
    const isUsed = (id: string) =>
      brought.includes(id) || content.placementsOn(id).some(({ card }) => content.card(card))
    const used = lenses.flatMap(({ id }) => (isUsed(id) ? id : []))
    const same = used.length === last.current.size && used.every((id) => last.current.has(id))
    if (!same) last.current = new Set(used)
    return last.current
  }, [content, lenses, origin])
  return useSyncExternalStore(content.onPlacements, read, read)
}

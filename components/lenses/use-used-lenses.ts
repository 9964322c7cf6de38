import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useBoard } from '../boards/board-context'
import { useLenses } from './lens-context'

/** Ids of the lenses on which something stands; the same set while these are the same. */
export function useUsedLenses(): ReadonlySet<string> {
  const { content } = useBoard()
  const lenses = useLenses()
  const last = useRef<ReadonlySet<string>>(new Set())
  const read = useCallback(() => {
    const used = lenses.flatMap(({ id }) =>
      content.placementsOn(id).some(({ card }) => content.card(card)) ? id : [],
    )
    const same = used.length === last.current.size && used.every((id) => last.current.has(id))
    if (!same) last.current = new Set(used)
    return last.current
  }, [content, lenses])
  return useSyncExternalStore(content.onPlacements, read, read)
}

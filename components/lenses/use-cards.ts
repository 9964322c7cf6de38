import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Card } from '@/lib/cards/schema'
import { useBoard } from '../boards/board-context'

/** All cards of the board, oldest first; the same array until one of them changes. */
export function useCards(): readonly Card[] {
  const { content } = useBoard()
  const known = useRef<readonly Card[] | null>(null)
  const read = useCallback(() => {
    known.current ??= content.all()
    return known.current
  }, [content])
  const subscribe = useCallback(
    (listener: () => void) => {
      known.current = null
      return content.onCards(() => {
        known.current = null
        listener()
      })
    },
    [content],
  )
  return useSyncExternalStore(subscribe, read, read)
}

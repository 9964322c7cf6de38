import { useEffect } from 'react'
import { useBoard } from '../board-context'

/** A finger pans before it selects: on touch screens the hand is the first tool. */
export function useHandFirst(): void {
  const board = useBoard()
  useEffect(() => {
    if (window.matchMedia('(pointer: coarse)').matches) board.ui.update({ tool: 'hand' })
  }, [board])
}

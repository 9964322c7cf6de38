import { useEffect } from 'react'
import { useBoard, useUi } from '../board-context'
import type { View } from './use-view'

/** Shows the cards that something beside the canvas has asked to see. */
export function useShowing(view: Pick<View, 'fitThese'>): void {
  const board = useBoard()
  const showing = useUi((ui) => ui.showing)
  useEffect(() => {
    if (showing.length === 0) return
    view.fitThese(showing)
    board.ui.update({ showing: [] })
  }, [showing, view, board])
}

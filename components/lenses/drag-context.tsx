'use client'

import { createContext, type PointerEvent, useContext } from 'react'
import { useBoard, useMayEdit, useStore } from '../boards/board-context'
import type { LensDrag } from './lens-drag'

const DragContext = createContext<LensDrag | null>(null)

export const DragProvider = DragContext.Provider

export function useLensDrag(): LensDrag {
  const drag = useContext(DragContext)
  if (!drag) throw new Error('useLensDrag outside a lens')
  return drag
}

/** Lets a card be dragged; with it go the others that are chosen. */
export function useCardDrag(id: string): (event: PointerEvent) => void {
  const board = useBoard()
  const drag = useLensDrag()
  const mayEdit = useMayEdit()
  return (event) => {
    if (!mayEdit || event.button !== 0 || !event.isPrimary) return
    const { selection } = board.ui.get()
    drag.press(event.nativeEvent, selection.includes(id) ? selection : [id])
  }
}

/** Whether something is held over this zone, or over the tray. */
export function useIsOver(place: { zone: string } | 'tray'): boolean {
  const { held } = useLensDrag()
  return useStore(held, (now) => {
    const over = now?.over
    if (!over || place === 'tray' || over === 'tray') return over === place
    return 'zone' in over && over.zone === place.zone
  })
}

export function useIsHeld(card: string): boolean {
  const { held } = useLensDrag()
  return useStore(held, (now) => now?.cards.includes(card) ?? false)
}

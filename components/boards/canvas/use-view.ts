import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import type { Point } from '@/lib/cards/schema'
import { useBoard } from '../board-context'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'

/** Longest movement of the view (quiet by default), in milliseconds. */
const GLIDE = 180
/** Below this zoom one cannot read what one writes. */
const WRITABLE = 0.6
const FIT = { padding: 0.12, maxZoom: 1, duration: GLIDE } as const

export type View = {
  fitAll: () => void
  fitCards: (ids: readonly string[]) => void
  fullSize: () => void
  /** Moves the view only when the card is not on it. */
  bring: (id: string) => void
  /** Comes closer to a card that is too small to write in. */
  enlarge: (id: string) => void
  /** Where on the board the middle of the view is. */
  middle: () => Point
}

export function useView(): View {
  const board = useBoard()
  const flow = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    const size = () => {
      const { width, height } = store.getState()
      return { width, height }
    }
    const centreOn = (id: string, zoom?: number) => {
      const card = board.content.card(id)
      if (!card) return
      const [x, y] = card.at
      flow.setCenter(x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2, {
        zoom: zoom ?? flow.getZoom(),
        duration: GLIDE,
      })
    }
    return {
      fitAll: () => flow.fitView(FIT),
      fitCards: (ids) => {
        if (ids.length > 0) flow.fitView({ ...FIT, nodes: ids.map((id) => ({ id })) })
      },
      fullSize: () => flow.zoomTo(1, { duration: GLIDE }),
      bring: (id) => {
        const card = board.content.card(id)
        if (!card) return
        const { x, y, zoom } = flow.getViewport()
        const { width, height } = size()
        const left = card.at[0] * zoom + x
        const top = card.at[1] * zoom + y
        const inside =
          left >= 0 &&
          top >= 0 &&
          left + CARD_WIDTH * zoom <= width &&
          top + CARD_HEIGHT * zoom <= height
        if (!inside) centreOn(id, Math.max(zoom, 0.6))
      },
      enlarge: (id) => {
        if (flow.getZoom() < WRITABLE) centreOn(id, 1)
      },
      middle: () => {
        const { x, y, zoom } = flow.getViewport()
        const { width, height } = size()
        return [Math.round((width / 2 - x) / zoom), Math.round((height / 2 - y) / zoom)]
      },
    }
  }, [board, flow, store])
}

import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Layout, NODE_HEIGHT, NODE_WIDTH } from './layout'

const GLIDE = 180
/** Below this zoom titles cannot be read. */
const READABLE = 0.7
const FIT = { least: 0.03, most: 1, padding: 0.06 } as const
/** A drawing that shares less with the one before is another drawing. */
const SAME = 0.8

/** Where one looks: all of a new drawing at first, then wherever one has gone. */
export function useGraphView(layout: Layout | null) {
  const flow = useReactFlow()
  const store = useStoreApi()
  const fitted = useRef<ReadonlySet<string>>(new Set())

  const show = useCallback(
    (ids: readonly string[]) => {
      const spots = ids.flatMap((id) => layout?.nodes[id] ?? [])
      if (spots.length === 0) return
      const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      const width = Math.max(...xs) + NODE_WIDTH - x
      const height = Math.max(...ys) + NODE_HEIGHT - y
      const pane = store.getState()
      const { least, most, padding } = FIT
      const bounds = { x, y, width, height }
      flow.setViewport(
        getViewportForBounds(bounds, pane.width, pane.height, least, most, padding),
        { duration: GLIDE },
      )
    },
    [flow, store, layout],
  )
  const fitAll = useCallback(() => show(Object.keys(layout?.nodes ?? {})), [show, layout])

  // Somebody else's new relation must not take the view away; another filter shows another drawing.
  useEffect(() => {
    if (!layout) return
    const cards = Object.keys(layout.nodes)
    const kept = cards.filter((id) => fitted.current.has(id)).length
    if (kept < SAME * Math.max(cards.length, fitted.current.size)) fitAll()
    fitted.current = new Set(cards)
  }, [layout, fitAll])

  return useMemo(
    () => ({
      fitAll,
      fitThese: show,
      fullSize: () => flow.zoomTo(1, { duration: GLIDE }),
      /** Moves the view only when the card is not on it, or too small to read. */
      bring: (id: string) => {
        const spot = layout?.nodes[id]
        if (!spot) return
        const { x, y, zoom } = flow.getViewport()
        const { width, height } = store.getState()
        const [left, top] = [spot.x * zoom + x, spot.y * zoom + y]
        const inside =
          left >= 0 &&
          top >= 0 &&
          left + NODE_WIDTH * zoom <= width &&
          top + NODE_HEIGHT * zoom <= height
        if (inside && zoom >= READABLE) return
        flow.setCenter(spot.x + NODE_WIDTH / 2, spot.y + NODE_HEIGHT / 2, {
          zoom: Math.max(zoom, READABLE),
          duration: GLIDE,
        })
      },
    }),
    [flow, store, layout, show, fitAll],
  )
}

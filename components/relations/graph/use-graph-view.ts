import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Layout, NODE_HEIGHT, NODE_WIDTH } from './layout'

const GLIDE = 180
/** Below this zoom titles cannot be read. */
const READABLE = 0.7

/** Where one looks: all of a new drawing at first, then wherever one has gone. */
export function useGraphView(layout: Layout | null) {
  const flow = useReactFlow()
  const store = useStoreApi()
  const measured = useNodesInitialized()
  const fitted = useRef<string | null>(null)

  const fitAll = useCallback(
    () => flow.fitView({ padding: 0.08, maxZoom: 1, duration: GLIDE }),
    [flow],
  )

  // Somebody else's new relation must not take the view away; another filter shows another drawing.
  useEffect(() => {
    if (!layout || !measured) return
    const cards = Object.keys(layout.nodes)
    const kept = cards.filter((id) => fitted.current?.includes(id)).length
    if (fitted.current === null || kept < cards.length * 0.8) fitAll()
    fitted.current = cards.join(' ')
  }, [layout, measured, fitAll])

  return useMemo(
    () => ({
      fitAll,
      fitThese: (ids: readonly string[]) => {
        const nodes = ids.filter((id) => layout?.nodes[id]).map((id) => ({ id }))
        if (nodes.length > 0) flow.fitView({ padding: 0.2, maxZoom: 1, duration: GLIDE, nodes })
      },
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
    [flow, store, layout, fitAll],
  )
}

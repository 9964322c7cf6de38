import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import type { Point } from '@/lib/cards/schema'
import { useScene } from './scene'

/** Longest movement of the view (quiet by default), in milliseconds. */
const GLIDE = 180
/** Below this zoom one cannot read what one writes. */
const WRITABLE = 0.6
const FIT = { padding: 0.12, maxZoom: 1, duration: GLIDE } as const

export type View = {
  fitAll: () => void
  fitThese: (ids: readonly string[]) => void
  fullSize: () => void
  /** Moves the view only when the card is not on it. */
  bring: (id: string) => void
  /** Comes closer to a card that is too small to write in. */
  enlarge: (id: string) => void
  /** Where on the board the middle of the view is. */
  middle: () => Point
}

export function useView(): View {
  const flow = useReactFlow()
  const scene = useScene()
  return useMemo(() => {
    const centreOn = (id: string, zoom?: number) => {
      const box = scene.box(id)
      if (!box) return
      flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, {
        zoom: zoom ?? flow.getZoom(),
        duration: GLIDE,
      })
    }
    return {
      fitAll: () => flow.fitView(FIT),
      fitThese: (ids) => {
        if (ids.length > 0) flow.fitView({ ...FIT, nodes: ids.map((id) => ({ id })) })
      },
      fullSize: () => flow.zoomTo(1, { duration: GLIDE }),
      bring: (id) => {
        if (!scene.shows(id)) centreOn(id, Math.max(flow.getZoom(), WRITABLE))
      },
      enlarge: (id) => {
        if (flow.getZoom() < WRITABLE) centreOn(id, 1)
      },
      middle: scene.middle,
    }
  }, [flow, scene])
}

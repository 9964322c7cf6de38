import type { OnResize, OnResizeEnd } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { setFrame } from '@/lib/frames/doc'
import type { FrameFields } from '@/lib/frames/schema'
import { useBoard } from '../board-context'
import { useHold } from './hold'

/** The document is written this often at most while resizing (SYNC-2), in milliseconds. */
const WRITE_EVERY = 200

/** Carries a frame's new size to the document, as one step of undo. */
export function useResize(id: string) {
  const board = useBoard()
  const hold = useHold()
  const finish = useRef<() => void>(() => undefined)
  return useMemo(() => {
    let lastWrite = 0
    const write = (area: Pick<FrameFields, 'at' | 'size'>) => {
      lastWrite = Date.now()
      const { doc, mayEdit } = board.live.get()
      if (doc && mayEdit) setFrame(doc, id, area, { source: 'canvas' })
    }
    const onResize: OnResize = (_, area) => {
      if (Date.now() - lastWrite >= WRITE_EVERY) write(areaOf(area))
    }
    const onResizeEnd: OnResizeEnd = (_, area) => {
      write(areaOf(area))
      finish.current()
      hold(new Set())
    }
    return {
      onResizeStart: () => {
        hold(new Set([id]))
        finish.current = board.history.gesture()
        lastWrite = Date.now()
      },
      onResize,
      onResizeEnd,
    }
  }, [board, hold, id])
}

type Area = { x: number; y: number; width: number; height: number }

function areaOf({ x, y, width, height }: Area): Pick<FrameFields, 'at' | 'size'> {
  return {
    at: [Math.round(x), Math.round(y)],
    size: [Math.round(width), Math.round(height)],
  }
}

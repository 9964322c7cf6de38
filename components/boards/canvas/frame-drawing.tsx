import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { type PointerEvent, useState } from 'react'
import type { Point } from '@/lib/cards/schema'
import { frameBetween } from '@/lib/frames/rules'
import { useBoard, useUi } from '../board-context'
import { addFrame } from './arranging'
import styles from './frame-drawing.module.css'
import { ToolHint } from './tool-hint'

/** What a click makes: room for four cards. */
const CLICKED: Point = [560, 400]
/** Pixels that a hand may tremble and still click. */
const TREMOR = 5

type Drawn = { from: Point; to: Point }

/** While the frame tool is chosen: a sheet over the canvas on which a frame is drawn. */
export function FrameDrawing() {
  const board = useBoard()
  const flow = useReactFlow()
  const drawing = useUi((ui) => ui.tool === 'frame')
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  if (!drawing) return null

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
    return [x, y]
  }
  const finish = ({ from, to }: Drawn) => {
    const distance = Math.hypot(to[0] - from[0], to[1] - from[1]) * flow.getZoom()
    const end: Point = distance < TREMOR ? [from[0] + CLICKED[0], from[1] + CLICKED[1]] : to
    addFrame(board, frameBetween(from, end))
  }
  const area = drawn && frameBetween(drawn.from, drawn.to)
  return (
    <>
      <div
        className={`${styles.sheet} nopan nowheel`}
        data-drawing="frame"
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          const from = pointOf(event)
          setDrawn({ from, to: from })
        }}
        onPointerMove={(event) => {
          if (drawn) setDrawn({ ...drawn, to: pointOf(event) })
        }}
        onPointerUp={(event) => {
          if (drawn) finish({ ...drawn, to: pointOf(event) })
          setDrawn(null)
        }}
        onPointerCancel={() => setDrawn(null)}
      />
      <ToolHint name="drawing" />
      {area && (
        <ViewportPortal>
          <div
            className={styles.drawn}
            style={{
              translate: `${area.at[0]}px ${area.at[1]}px`,
              width: area.size[0],
              height: area.size[1],
            }}
          />
        </ViewportPortal>
      )}
    </>
  )
}

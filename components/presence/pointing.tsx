'use client'

import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Point } from '@/lib/cards/schema'
import { useBoard, useUi } from '../boards/board-context'
import { ToolHint } from '../boards/canvas/tool-hint'
import { Trail } from './lasers'
import styles from './lasers.module.css'
import { LASER_POINTS } from './peer'

/** A trail is gone this long after the hand stops, in milliseconds. */
const LASTS = 1_200

/** While the laser is the tool: a sheet over the canvas on which one points for the others. */
export function Pointing() {
  const pointing = useUi((ui) => ui.tool === 'laser')
  return pointing ? <Sheet /> : null
}

function Sheet() {
  const board = useBoard()
  const flow = useReactFlow()
  const [trail, setTrail] = useState<readonly Point[]>([])
  const fading = useRef<ReturnType<typeof setTimeout> | null>(null)

  useEffect(
    () => () => {
      if (fading.current) clearTimeout(fading.current)
      board.presence.tell({ laser: [] })
    },
    [board],
  )

  const show = (points: readonly Point[]) => {
    setTrail(points)
    board.presence.tell({ laser: [...points] })
  }
  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    const point: Point = [Math.round(x), Math.round(y)]
    show([...trail, point].slice(-LASER_POINTS))
    if (fading.current) clearTimeout(fading.current)
    fading.current = setTimeout(() => show([]), LASTS)
  }
  return (
    <>
      <div className={`${styles.sheet} nopan`} data-drawing="laser" onPointerMove={onPointerMove} />
      <Trail points={trail} sector={board.sector} />
      <ToolHint name="laser" />
    </>
  )
}

import { useStore as useFlow, ViewportPortal } from '@xyflow/react'
import { useStore } from '../board-context'
import type { Drag } from './drag'
import styles from './drag-traces.module.css'

/** Lines that a dragged card snaps to, and outlines where copies are taken from. */
export function DragTraces({ drag }: { drag: Drag }) {
  const { guides, origins } = useStore(drag.traces, (traces) => traces)
  const zoom = useFlow((flow) => flow.transform[2])
  if (guides.length + origins.length === 0) return null
  return (
    <ViewportPortal>
      <div className={styles.traces} aria-hidden>
        {origins.map(({ x, y, width, height }) => (
          <span
            key={`${x} ${y} ${width}`}
            className={styles.origin}
            style={{ translate: `${x}px ${y}px`, width, height }}
          />
        ))}
        {guides.map(({ axis, at, from, to }) => (
          <span
            key={`${axis} ${at}`}
            className={styles.guide}
            data-guide={axis}
            style={
              axis === 'x'
                ? { translate: `${at}px ${from}px`, width: 1 / zoom, height: to - from }
                : { translate: `${from}px ${at}px`, width: to - from, height: 1 / zoom }
            }
          />
        ))}
      </div>
    </ViewportPortal>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { GRID } from '@/lib/own-lenses/constants'
import { type OwnZone, overlaps } from '@/lib/own-lenses/schema'
import styles from './zone-grid.module.css'

type ZoneGridProps = {
  zones: readonly OwnZone[]
  chosen: string | null
  onChoose: (id: string) => void
  onChange: (zone: OwnZone) => void
}

type Cell = { column: number; row: number }
type Span = [from: number, to: number]

/** Zones on a grid of cells: drag across cells to draw the chosen one, or use the arrows on it. */
export function ZoneGrid({ zones, chosen, onChoose, onChange }: ZoneGridProps) {
  const t = useTranslations('ownLens.grid')
  const from = useRef<Cell | null>(null)
  const zone = zones.find(({ id }) => id === chosen)

  const drawTo = (event: PointerEvent<HTMLElement>) => {
    if (!zone || !from.current) return
    const to = cellAt(event)
    onChange({
      ...zone,
      columns: spanOf(from.current.column, to.column),
      rows: spanOf(from.current.row, to.row),
    })
  }
  const onKeyDown = (event: KeyboardEvent, on: OwnZone) => {
    const step = ARROWS[event.key]
    if (!step) return
    event.preventDefault()
    const [across, down] = step
    onChange({
      ...on,
      columns: stepped(on.columns, across, { most: GRID.columns, resize: event.shiftKey }),
      rows: stepped(on.rows, down, { most: GRID.rows, resize: event.shiftKey }),
    })
  }

  return (
    <>
      <div
        className={styles.grid}
        onPointerDown={(event) => {
          const under = event.target instanceof Element && event.target.closest('[data-zone]')
          if (under || !zone) return
          event.currentTarget.setPointerCapture(event.pointerId)
          from.current = cellAt(event)
          drawTo(event)
        }}
        onPointerMove={drawTo}
        onPointerUp={() => {
          from.current = null
        }}
        onPointerCancel={() => {
          from.current = null
        }}
      >
        {zones.map((one, index) => (
          <button
            key={one.id}
            type="button"
            className={styles.zone}
            data-zone={one.id}
            data-chosen={one.id === chosen || undefined}
            data-over={zones.some((other) => other !== one && overlaps(one)(other)) || undefined}
            aria-pressed={one.id === chosen}
            aria-label={t('zone', {
              name: one.name || t('unnamed', { number: index + 1 }),
              left: one.columns[0] + 1,
              right: one.columns[1],
              columns: GRID.columns,
              top: one.rows[0] + 1,
              bottom: one.rows[1],
              rows: GRID.rows,
            })}
            style={{
              gridColumn: `${one.columns[0] + 1} / ${one.columns[1] + 1}`,
              gridRow: `${one.rows[0] + 1} / ${one.rows[1] + 1}`,
            }}
            onClick={() => onChoose(one.id)}
            onFocus={() => onChoose(one.id)}
            onKeyDown={(event) => onKeyDown(event, one)}
          >
            {one.name || index + 1}
          </button>
        ))}
      </div>
      <p className={styles.how}>{t('how')}</p>
    </>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function cellAt(event: PointerEvent<HTMLElement>): Cell {
  const bounds = event.currentTarget.getBoundingClientRect()
  const index = (share: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(share * count)))
  return {
    column: index((event.clientX - bounds.x) / bounds.width, GRID.columns),
    row: index((event.clientY - bounds.y) / bounds.height, GRID.rows),
  }
}

const spanOf = (one: number, other: number): Span => [
  Math.min(one, other),
  Math.max(one, other) + 1,
]

/** A span moved by a cell, or with its end moved, as far as the grid goes. */
function stepped(
  [from, to]: Span,
  by: number,
  { most, resize }: { most: number; resize: boolean },
): Span {
  if (resize) return [from, Math.min(most, Math.max(from + 1, to + by))]
  return from + by < 0 || to + by > most ? [from, to] : [from + by, to + by]
}

'use client'

import { useTranslations } from 'next-intl'
import type { Axis, Words } from '@/lib/lenses/types'
import styles from './axes-lens.module.css'
import type { Box } from './geometry/box'
import { boxBetween } from './geometry/outline'
import { useWords } from './lens-context'
import type { DrawingProps } from './lens-drawing'
import { RegionShapes } from './region-shapes'

/** Two axes, each with steps or continuous, and named quarters; a rim goes round them. */
export function AxesLens({ lens, layout, zones }: DrawingProps<'axes'>) {
  const { frame } = layout
  const inner = [...zones.values()].flatMap(({ id, shape }) =>
    id !== lens.rim?.id && shape.kind === 'rectangle' ? boxBetween(frame, shape) : [],
  )
  const field = bounds(inner) ?? frame
  return (
    <>
      <RegionShapes layout={layout} />
      <div aria-hidden="true">
        <div
          className={styles.across}
          style={{ left: field.x, width: field.width, top: frame.y + frame.height }}
        >
          <AxisNames axis={lens.x} />
        </div>
        <div
          className={styles.upwards}
          style={{ top: field.y, height: field.height, width: frame.x }}
        >
          <AxisNames axis={lens.y} />
        </div>
      </div>
      {layout.points && <QuarterNames lens={lens} layout={layout} zones={zones} />}
    </>
  )
}

function AxisNames({ axis }: { axis: Axis }) {
  const say = useWords()
  const ends: readonly { id: string; name: Words }[] = axis.steps ?? [
    { id: 'low', name: axis.low },
    { id: 'high', name: axis.high },
  ]
  return (
    <>
      <span className={styles.steps} data-ends={axis.steps === undefined || undefined}>
        {ends.map(({ id, name }, index) => (
          <span key={id}>
            {axis.scale && <b className={styles.value}>{axis.scale[index]}</b>} {say(name)}
          </span>
        ))}
      </span>
      <span className={styles.name}>{say(axis.name)}</span>
    </>
  )
}

/** On continuous axes quarters are named in their outer corners, out of the cards' way. */
function QuarterNames({ lens, layout: { frame }, zones }: Omit<DrawingProps<'axes'>, 'board'>) {
  const t = useTranslations('lensView')
  const say = useWords()
  if (!lens.quadrants) return null
  return (
    <ul className={styles.quarters} aria-label={t('quarters')}>
      {lens.quadrants.map(({ id, x, y }) => {
        const zone = zones.get(id)
        if (zone?.shape.kind !== 'rectangle') return null
        const box = boxBetween(frame, zone.shape)
        return (
          <li
            key={id}
            className={styles.quarter}
            data-x={x}
            data-y={y}
            style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
          >
            <span className={styles.quarterName}>{say(zone.name)}</span>
            <span className={styles.quarterHint}>{say(zone.hint)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function bounds(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

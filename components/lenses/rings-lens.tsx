'use client'

import { useId } from 'react'
import { ringRadii } from '@/lib/lenses/rules'
import { type Box, rounded } from './geometry/box'
import { onRing } from './geometry/outline'
import { useWords } from './lens-context'
import type { DrawingProps } from './lens-drawing'
import { RegionShapes } from './region-shapes'
import shapes from './region-shapes.module.css'
import styles from './rings-lens.module.css'

/** Pixels between the outermost ring and the names that run round it. */
const RIM = 9

/** Rings cut by segments: what is far out is far away. */
export function RingsLens({ lens, layout }: DrawingProps<'rings'>) {
  const say = useWords()
  const id = useId()
  const { frame } = layout
  const radii = ringRadii(lens)
  const { segments, rings } = lens
  return (
    <>
      <RegionShapes layout={layout}>
        {segments.map((segment, index) => {
          const turns = [index / segments.length, (index + 1) / segments.length] as const
          return (
            <g key={segment.id}>
              <path id={`${id}-${segment.id}`} d={rimPath(frame, turns)} fill="none" />
              <text className={shapes.rim} dominantBaseline={isBelow(turns) ? 'hanging' : 'auto'}>
                <textPath href={`#${id}-${segment.id}`} startOffset="50%" textAnchor="middle">
                  {say(segment.name)}
                </textPath>
              </text>
            </g>
          )
        })}
      </RegionShapes>
      <div aria-hidden="true">
        {rings.map((ring, index) => {
          const [x, y] = onRing(frame, 0, radii[index + 1] ?? 0.5)
          return (
            <span key={ring.id} className={styles.ring} style={{ left: x, top: y }}>
              {say(ring.name)}
            </span>
          )
        })}
      </div>
    </>
  )
}

type Turns = readonly [from: number, to: number]

const isBelow = ([from, to]: Turns) => {
  const middle = (from + to) / 2
  return middle > 0.25 && middle < 0.75
}

/** An arc outside the rings; below the middle it runs the other way, so that words stand upright. */
function rimPath(frame: Box, turns: Turns): string {
  const [from, to] = isBelow(turns) ? [turns[1], turns[0]] : turns
  const around = {
    x: frame.x - RIM,
    y: frame.y - RIM,
    width: frame.width + 2 * RIM,
    height: frame.height + 2 * RIM,
  }
  const radii = `${around.width / 2} ${around.height / 2}`
  const large = Math.abs(to - from) > 0.5 ? 1 : 0
  const sweep = to > from ? 1 : 0
  const end = onRing(around, to, 0.5).join(' ')
  return rounded(`M${onRing(around, from, 0.5).join(' ')}A${radii} 0 ${large} ${sweep} ${end}`)
}

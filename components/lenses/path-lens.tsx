'use client'

import { useFormatter } from 'next-intl'
import { lanesOf } from '@/lib/lenses/rules'
import type { Step } from '@/lib/lenses/types'
import { ArrowHead } from './arrow'
import { rounded } from './geometry/box'
import { onRing } from './geometry/outline'
import { GridHeads } from './grid-heads'
import { useWords } from './lens-context'
import type { DrawingProps } from './lens-drawing'
import styles from './path-lens.module.css'
import { RegionShapes } from './region-shapes'
import shapes from './region-shapes.module.css'

/** Steps that follow one another, in lanes or not; a loop ends where it began. */
export function PathLens({ lens, layout, board }: DrawingProps<'path'>) {
  if (lens.loop) return <Loop lens={lens} layout={layout} />
  return (
    <>
      <RegionShapes layout={layout} />
      <StepHeads steps={lens.steps} layout={layout} />
      <GridHeads layout={layout} rows={lanesOf(lens, board)} />
    </>
  )
}

type PathProps = Pick<DrawingProps<'path'>, 'lens' | 'layout'>

/** Radius of the arrows that lead from step to step. */
const COURSE = 0.17

function Loop({ lens: { steps }, layout }: PathProps) {
  const { frame } = layout
  return (
    <RegionShapes layout={layout}>
      {steps.map((step, index) => {
        const at = (index + 0.5) / steps.length
        const [from, to] = [at - 0.36 / steps.length, at + 0.36 / steps.length] as const
        const end = onRing(frame, to, COURSE)
        const radii = `${COURSE * frame.width} ${COURSE * frame.height}`
        return (
          <g key={step.id}>
            <path
              className={shapes.edge}
              d={rounded(
                `M${onRing(frame, from, COURSE).join(' ')}A${radii} 0 0 1 ${end.join(' ')}`,
              )}
            />
            <ArrowHead from={onRing(frame, to - 0.02, COURSE)} at={end} />
          </g>
        )
      })}
    </RegionShapes>
  )
}

function StepHeads({
  steps,
  layout: { frame },
}: {
  steps: readonly Step[]
  layout: PathProps['layout']
}) {
  const say = useWords()
  const years = useYears()
  const columns = steps.reduce((sum, { parts }) => sum + (parts?.length ?? 1), 0)
  const width = frame.width / columns
  const hasParts = steps.some(({ parts }) => parts)
  let before = 0
  return (
    <ol
      className={styles.heads}
      aria-hidden="true"
      style={{ left: frame.x, width: frame.width, height: frame.y }}
    >
      {steps.map((step) => {
        const span = step.parts?.length ?? 1
        const left = before * width
        before += span
        return (
          <li key={step.id} className={styles.step} style={{ left, width: span * width }}>
            <span className={styles.arrow}>
              <span className={styles.name}>{say(step.name)}</span>
              {step.years && <span className={styles.years}>{years(step.years)}</span>}
            </span>
            {hasParts && (
              <span className={styles.parts}>
                {step.parts?.map((part) => (
                  <span key={part.id}>{say(part.name)}</span>
                ))}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function useYears(): (years: NonNullable<Step['years']>) => string {
  const format = useFormatter()
  const year = (value: number) => format.number(value, { useGrouping: false })
  return ([from, to]) => (to === 'horizon' ? `${year(from)}–` : `${year(from)}–${year(to)}`)
}

'use client'

import { useTranslations } from 'next-intl'
import { standsAtPoints } from '@/lib/lenses/rules'
import type { Axis, Lens } from '@/lib/lenses/types'
import { ChoiceField } from '../cards/choice-field'
import { useWords, useZones } from './lens-context'
import styles from './spot-fields.module.css'
import type { Spot } from './target'

type SpotFieldsProps = {
  lens: Lens
  spot: Spot | null
  onChange: (spot: Spot) => void
}

const MIDDLE: readonly [number, number] = [0.5, 0.5]

/** Choosing where on a lens: its zone, or how far along each axis. */
export function SpotFields({ lens, spot, onChange }: SpotFieldsProps) {
  const t = useTranslations('lensView')
  const say = useWords()
  const zones = useZones(lens)
  if (!standsAtPoints(lens) || lens.kind !== 'axes') {
    return (
      <ChoiceField
        label={t('place.zone')}
        value={spot && 'zone' in spot ? spot.zone : ''}
        readOnly={false}
        none={t('place.chooseZone')}
        options={[...zones.values()].map(({ id, name }) => ({ value: id, label: say(name) }))}
        onChange={(zone) => zone && onChange({ zone })}
      />
    )
  }
  const at = spot && 'at' in spot ? spot.at : MIDDLE
  return (
    <>
      <AxisField axis={lens.x} value={at[0]} onChange={(x) => onChange({ at: [x, at[1]] })} />
      <AxisField axis={lens.y} value={at[1]} onChange={(y) => onChange({ at: [at[0], y] })} />
    </>
  )
}

type AxisFieldProps = { axis: Axis; value: number; onChange: (share: number) => void }

/** An axis without a scale of its own is shown in per cent. */
const PER_CENT = [0, 100] as const

function AxisField({ axis, value, onChange }: AxisFieldProps) {
  const say = useWords()
  const [low, high] = axis.scale ?? PER_CENT
  const step = (high - low) / 100
  return (
    <label className={styles.axis}>
      <span className={styles.name}>
        {say(axis.name)} <output className={styles.value}>{inScale(value, axis)}</output>
      </span>
      <input
        type="range"
        className={styles.range}
        min={low}
        max={high}
        step={step}
        value={low + value * (high - low)}
        aria-valuetext={`${inScale(value, axis)}, ${say(value < 0.5 ? axis.low : axis.high)}`}
        onChange={(event) => onChange((Number(event.target.value) - low) / (high - low))}
      />
      <span className={styles.ends} aria-hidden="true">
        <span>{say(axis.low)}</span>
        <span>{say(axis.high)}</span>
      </span>
    </label>
  )
}

/** A share of an axis in the axis' own numbers, with one decimal where these are few. */
export function inScale(value: number, { scale = PER_CENT }: Axis): number {
  const [low, high] = scale
  const places = high - low < 20 ? 10 : 1
  return Math.round((low + value * (high - low)) * places) / places
}

import { useId } from 'react'
import styles from './step-scale.module.css'

const STEPS = [1, 2, 3, 4, 5] as const

type StepScaleProps = {
  /** What is judged, for those who do not see where the scale stands. */
  label: string
  /** What the first and the last step mean. */
  ends: readonly [low: string, high: string]
  value: number | null
  readOnly: boolean
  onChange: (value: number) => void
}

/** Five steps from low to high; arrows move along them. */
export function StepScale({ label, ends, value, readOnly, onChange }: StepScaleProps) {
  const name = useId()
  return (
    <fieldset className={styles.scale} disabled={readOnly}>
      <legend className="ds-sr-only">{label}</legend>
      <span className={styles.steps}>
        {STEPS.map((step) => (
          <label key={step} className={styles.step} data-chosen={step === value || undefined}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              value={step}
              aria-label={nameOf(step, ends)}
              checked={step === value}
              onChange={() => onChange(step)}
            />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
      </span>
    </fieldset>
  )
}

function nameOf(step: number, [low, high]: readonly [string, string]): string {
  if (step === 1) return `1: ${low}`
  return step === STEPS.length ? `${step}: ${high}` : String(step)
}

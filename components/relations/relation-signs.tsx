import type { Polarity as Sign, Strength as Weight } from '@/lib/relations/types'
import { STRENGTHS } from '@/lib/relations/types'
import styles from './relation-signs.module.css'

const WRITTEN: Record<Sign, string> = { '+': '+', '-': '−', '?': '?' }

/** Message keys cannot be signs. */
export function polarityKey(sign: Sign): 'positive' | 'negative' | 'open' {
  switch (sign) {
    case '+':
      return 'positive'
    case '-':
      return 'negative'
    case '?':
      return 'open'
  }
}

/** Whether the relation strengthens or weakens, as a sign. */
export function Polarity({ value }: { value: Sign }) {
  return (
    <span className={styles.polarity} data-polarity={polarityKey(value)} aria-hidden>
      {WRITTEN[value]}
    </span>
  )
}

/** How strong, as one to three dots. */
export function Strength({ value }: { value: Weight }) {
  return (
    <span className={styles.strength} aria-hidden>
      {STRENGTHS.map((step) => (
        <i key={step} data-on={step <= value || undefined} />
      ))}
    </span>
  )
}

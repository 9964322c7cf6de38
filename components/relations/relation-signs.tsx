import type { Relation } from '@/lib/relations/schema'
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

const DASHES: Record<Sign, string | undefined> = { '+': undefined, '-': '7 4', '?': '2 4' }

/** Stronger is thicker; only what strengthens is a whole line. */
export function strokeOf({ polarity, strength }: Pick<Relation, 'polarity' | 'strength'>) {
  return { strokeWidth: 0.75 + strength * 0.5, strokeDasharray: DASHES[polarity] }
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

import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './meters.module.css'

type MeterProps = {
  name: string
  /** What it says, in one sentence. */
  sentence: string
  /** The figure; `null` when there is nothing to go by. */
  figure: string | null
  /** What is missing, when there is no figure. */
  empty: string
  /** What it is based on. */
  basis: string
  warning?: string | null
  /** What lies behind is worth seeing without a figure, too. */
  always?: boolean
  children: ReactNode
}

/** One meter: its sentence, its figure, its drawing, and what lies behind it. */
export function Meter({
  name,
  sentence,
  figure,
  empty,
  basis,
  warning,
  always = false,
  children,
}: MeterProps) {
  const heading = useId()
  return (
    <section className={styles.meter} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading} className={styles.name}>
          {name}
        </h3>
        {figure !== null && <strong className={styles.figure}>{figure}</strong>}
      </div>
      <p className={styles.sentence}>{sentence}</p>
      {figure === null && <p className={styles.empty}>{empty}</p>}
      {(figure !== null || always) && children}
      {warning && <p className={styles.warning}>{warning}</p>}
      <p className={styles.basis}>{basis}</p>
    </section>
  )
}

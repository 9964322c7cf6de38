import type { ReactNode } from 'react'
import styles from './hint.module.css'

/** A sentence under a field that says what its value means. */
export function Hint({ children }: { children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>
}

'use client'

import type { Named } from '@/lib/lenses/types'
import type { Layout } from './geometry/layout'
import styles from './grid-heads.module.css'
import { useWords } from './lens-context'

type GridHeadsProps = { layout: Layout; columns?: readonly Named[]; rows?: readonly Named[] }

/** Names of columns above a grid, and of rows to its left. Screen readers hear them with each cell. */
export function GridHeads({ layout: { frame }, columns = [], rows = [] }: GridHeadsProps) {
  const say = useWords()
  return (
    <div aria-hidden="true">
      {columns.map((column, index) => (
        <span
          key={column.id}
          className={styles.column}
          style={{
            left: frame.x + (index * frame.width) / columns.length,
            width: frame.width / columns.length,
            height: frame.y,
          }}
        >
          <span className={styles.words}>{say(column.name)}</span>
        </span>
      ))}
      {rows.map((row, index) => (
        <span
          key={row.id}
          className={styles.row}
          style={{
            top: frame.y + (index * frame.height) / rows.length,
            width: frame.x,
            height: frame.height / rows.length,
          }}
        >
          <span className={styles.words}>{say(row.name)}</span>
        </span>
      ))}
    </div>
  )
}

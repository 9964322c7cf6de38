import { Heading, Paragraph } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyStateProps = {
  title: string
  body?: string
  level?: 2 | 3
  /** What to do next, most useful first: three at most. */
  steps?: readonly { id: string; title: string; body: string; action?: ReactNode }[]
}

/** Nothing here yet, and how to begin. */
export function EmptyState({ title, body, level = 2, steps = [] }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <Heading level={level} data-size="xs">
        {title}
      </Heading>
      {body && <Paragraph className={styles.body}>{body}</Paragraph>}
      {steps.length > 0 && (
        <ol className={styles.steps}>
          {steps.slice(0, 3).map((step) => (
            <li key={step.id} className={styles.step}>
              <strong>{step.title}</strong>
              <span className={styles.body}>{step.body}</span>
              {step.action}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

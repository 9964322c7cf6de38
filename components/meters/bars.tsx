import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import styles from './meters.module.css'

export type Bar = {
  id: string
  label: string
  count: number
  mark?: ReactNode
  /** Shown, but not counted by the meter. */
  aside?: boolean
  /** Cards that one click chooses. */
  cards: readonly string[]
}

type BarsProps = {
  caption: string
  unit: string
  bars: readonly Bar[]
  onChoose: (cards: readonly string[]) => void
}

/** Counts as bars, each of which chooses its cards, with the table that they are drawn from. */
export function Bars({ caption, unit, bars, onChoose }: BarsProps) {
  const t = useTranslations('meters')
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <>
      <ul className={styles.bars}>
        {bars.map(({ id, label, count, mark, aside, cards }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.bar}
              data-aside={aside || undefined}
              disabled={cards.length === 0}
              aria-label={t('choose', { label, count: cards.length })}
              onClick={() => onChoose(cards)}
            >
              <span className={styles.label}>
                {mark}
                {label}
              </span>
              <span className={styles.track}>
                <span className={styles.fill} style={{ inlineSize: `${(count / most) * 100}%` }} />
              </span>
              <span className={styles.count}>{count}</span>
            </button>
          </li>
        ))}
      </ul>
      <details className={styles.behind}>
        <summary>{t('asTable')}</summary>
        <table className={styles.table}>
          <caption className="ds-sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{caption}</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ id, label, count }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

import { Skeleton } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import styles from './board-cards.module.css'

const PLACES = ['first', 'second', 'third'] as const

/** Where the boards will be, while they are counted. */
export function BoardCardsSkeleton() {
  const t = useTranslations('common')
  return (
    <div role="status">
      <span className="ds-sr-only">{t('loading')}</span>
      <div className={styles.boards} aria-hidden>
        {PLACES.map((place) => (
          <Skeleton key={place} variant="rectangle" className={styles.waiting} />
        ))}
      </div>
    </div>
  )
}

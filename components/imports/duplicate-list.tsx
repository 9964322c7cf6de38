import { Details } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import type { SourcePreview } from '@/lib/imports/types'
import styles from './import.module.css'

type DuplicateListProps = { source: Extract<SourcePreview, { readable: true }> }

/** Rows that say what is on the board or in the file already. */
export function DuplicateList({ source }: DuplicateListProps) {
  const t = useTranslations('import.duplicates')
  const { duplicates } = source.outcome
  const { more } = source
  return (
    <Details>
      <Details.Summary>
        {t('title', { count: duplicates.length + more.duplicates })}
      </Details.Summary>
      <Details.Content>
        <ul className={styles.list}>
          {duplicates.map(({ row, title, earlierRow }) => (
            <li key={row}>
              {earlierRow === null
                ? t('onBoard', { row, title })
                : t('earlier', { row, title, earlier: earlierRow })}
            </li>
          ))}
        </ul>
        {more.duplicates > 0 && (
          <p className={styles.faint}>{t('more', { count: more.duplicates })}</p>
        )}
      </Details.Content>
    </Details>
  )
}

import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import styles from './import.module.css'
import { ImportFlow } from './import-flow'

export type ImportBoard = { id: string; title: string; path: string }

export function ImportPage({ board }: { board: ImportBoard }) {
  const t = useTranslations('import')
  return (
    <div className={styles.page}>
      <Heading level={1} data-size="md">
        {t('title')}
      </Heading>
      <Paragraph className={styles.faint}>{t('intro', { board: board.title })}</Paragraph>
      <ImportFlow board={board} />
    </div>
  )
}

import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import type { PartCounts } from '@/lib/board-files/types'
import styles from './import.module.css'
import type { ImportBoard } from './import-page'

type BoardFileDoneProps = { counts: PartCounts; board: ImportBoard; onMore: () => void }

export function BoardFileDone({ counts, board, onMore }: BoardFileDoneProps) {
  const t = useTranslations('import.done')
  return (
    <section className={styles.section}>
      <Alert data-color="success">
        <Heading level={2} data-size="xs" tabIndex={-1}>
          {t('title', counts)}
        </Heading>
        <Paragraph>{t('saved', { board: board.title })}</Paragraph>
      </Alert>
      <div className={styles.actions}>
        <ButtonLink href={board.path}>{t('open')}</ButtonLink>
        <Button variant="tertiary" onClick={onMore}>
          {t('more')}
        </Button>
      </div>
    </section>
  )
}

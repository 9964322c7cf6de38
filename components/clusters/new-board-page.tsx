import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import styles from '@/components/ui/form.module.css'
import type { PartyMark } from '@/lib/parties/schema'
import { NewBoardForm } from './new-board-form'

type NewBoardPageProps = { clusterSlug: string; parties: readonly PartyMark[] }

export function NewBoardPage({ clusterSlug, parties }: NewBoardPageProps) {
  const t = useTranslations('newBoard')
  return (
    <div className={styles.page}>
      <Heading level={1} data-size="md">
        {t('title')}
      </Heading>
      <Paragraph className={styles.intro}>{t('intro')}</Paragraph>
      <NewBoardForm clusterSlug={clusterSlug} parties={parties} />
    </div>
  )
}

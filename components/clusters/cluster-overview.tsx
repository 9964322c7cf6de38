import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Constellation } from '@/components/parties/constellation'
import { FreshPage } from '@/components/shell/fresh-page'
import { ButtonLink } from '@/components/ui/button-link'
import type { ListedBoard } from '@/lib/boards/schema'
import type { ClusterDetail } from '@/lib/clusters/types'
import type { PartySummary } from '@/lib/parties/schema'
import { BoardCards } from './board-cards'
import { ClusterFacts } from './cluster-facts'
import styles from './cluster-overview.module.css'
import { NoBoards } from './no-boards'

type ClusterOverviewProps = {
  cluster: ClusterDetail
  boards: readonly ListedBoard[]
  parties: readonly PartySummary[]
  mayCreateBoard: boolean
}

export function ClusterOverview({
  cluster,
  boards,
  parties,
  mayCreateBoard,
}: ClusterOverviewProps) {
  const t = useTranslations('cluster')
  const newBoard = `/c/${cluster.slug}/boards/new`
  return (
    <div className={styles.overview}>
      <FreshPage cluster={cluster.id} />
      <header className={styles.header}>
        <Heading level={1} data-size="lg">
          {cluster.name}
        </Heading>
        {cluster.description && (
          <Paragraph data-size="lg" className={styles.description}>
            {cluster.description}
          </Paragraph>
        )}
        <ClusterFacts cluster={cluster} />
      </header>

      <section className={styles.section} aria-labelledby="boards">
        <div className={styles.row}>
          <Heading level={2} data-size="xs" id="boards">
            {t('boards')}
          </Heading>
          {mayCreateBoard && boards.length > 0 && (
            <ButtonLink href={newBoard}>
              <Plus aria-hidden />
              {t('newBoard')}
            </ButtonLink>
          )}
        </div>
        {boards.length > 0 ? (
          <BoardCards clusterSlug={cluster.slug} boards={boards} />
        ) : (
          <NoBoards newBoard={mayCreateBoard ? newBoard : null} />
        )}
      </section>

      <section className={styles.section} aria-labelledby="constellation">
        <Heading level={2} data-size="xs" id="constellation">
          {t('constellation')}
        </Heading>
        <Constellation parties={parties} />
      </section>
    </div>
  )
}

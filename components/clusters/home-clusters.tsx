import { Heading } from '@digdir/designsystemet-react'
import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import type { ListedBoard } from '@/lib/boards/schema'
import type { ClusterSummary } from '@/lib/clusters/schema'
import { BoardCards } from './board-cards'
import styles from './home.module.css'

type HomeCluster = ClusterSummary & { boards: readonly ListedBoard[] }

type HomeClustersProps = { email: string; clusters: readonly HomeCluster[] }

export function HomeClusters({ email, clusters }: HomeClustersProps) {
  if (clusters.length === 0) return <NoClusters email={email} />
  return clusters.map((cluster) => <ClusterSection key={cluster.id} cluster={cluster} />)
}

function ClusterSection({ cluster }: { cluster: HomeCluster }) {
  const t = useTranslations('home')
  return (
    <section className={styles.cluster} aria-labelledby={cluster.slug}>
      <div className={styles.about}>
        <Heading level={2} data-size="xs" id={cluster.slug}>
          <Link href={`/c/${cluster.slug}`} className={styles.name}>
            {cluster.name}
            <ArrowRight aria-hidden className={styles.arrow} />
          </Link>
        </Heading>
        <p className={styles.description}>{cluster.description}</p>
        <p className={styles.role}>{t('yourRole', { role: t(`roles.${cluster.role}`) })}</p>
      </div>
      {cluster.boards.length > 0 ? (
        <BoardCards clusterSlug={cluster.slug} boards={cluster.boards} />
      ) : (
        <p className={styles.description}>{t('noBoards')}</p>
      )}
    </section>
  )
}

function NoClusters({ email }: { email: string }) {
  const t = useTranslations('home.empty')
  return (
    <EmptyState
      title={t('title')}
      body={t('body')}
      steps={[
        { id: 'ask', title: t('askTitle'), body: t('askBody', { email }) },
        { id: 'wait', title: t('waitTitle'), body: t('waitBody') },
        { id: 'wrong', title: t('wrongTitle'), body: t('wrongBody') },
      ]}
    />
  )
}

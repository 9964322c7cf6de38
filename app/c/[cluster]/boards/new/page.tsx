import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NewBoardPage } from '@/components/clusters/new-board-page'
import { PageShell } from '@/components/shell/page-shell'
import { requireCluster } from '@/lib/auth/gate'
import { loadCluster } from '@/lib/clusters/loaders'

type NewBoardProps = { params: Promise<{ cluster: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('newBoard')
  return { title: t('title') }
}

export default async function NewBoard({ params }: NewBoardProps) {
  const { cluster: slug } = await params
  const { person } = await requireCluster(slug)
  const { cluster, parties, mayCreateBoard } = await loadCluster(slug)
  if (!mayCreateBoard) forbidden()
  const t = await getTranslations('newBoard')
  return (
    <PageShell
      person={person}
      width="column"
      trail={[{ label: cluster.name, href: `/c/${cluster.slug}` }, { label: t('title') }]}
    >
      <NewBoardPage clusterSlug={cluster.slug} parties={parties} />
    </PageShell>
  )
}

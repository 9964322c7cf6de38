import type { Metadata } from 'next'
import { ClusterOverview } from '@/components/clusters/cluster-overview'
import { PageShell } from '@/components/shell/page-shell'
import { requireCluster } from '@/lib/auth/gate'
import { loadCluster } from '@/lib/clusters/loaders'

type ClusterPageProps = { params: Promise<{ cluster: string }> }

export async function generateMetadata({ params }: ClusterPageProps): Promise<Metadata> {
  const { cluster } = await params
  return { title: (await requireCluster(cluster)).name }
}

export default async function ClusterPage({ params }: ClusterPageProps) {
  const { cluster: slug } = await params
  const { person } = await requireCluster(slug)
  const { cluster, boards, parties, mayCreateBoard } = await loadCluster(slug)
  return (
    <PageShell person={person} trail={[{ label: cluster.name }]}>
      <ClusterOverview
        cluster={cluster}
        boards={boards}
        parties={parties}
        mayCreateBoard={mayCreateBoard}
      />
    </PageShell>
  )
}

import type { Metadata } from 'next'
import { Suspense } from 'react'
import { BoardCardsSkeleton } from '@/components/clusters/board-cards-skeleton'
import { ClusterOverview } from '@/components/clusters/cluster-overview'
import { PageShell } from '@/components/shell/page-shell'
import { requireCluster } from '@/lib/auth/gate'
import { loadCluster } from '@/lib/clusters/loaders'

type ClusterPageProps = { params: Promise<{ cluster: string }> }

export async function generateMetadata({ params }: ClusterPageProps): Promise<Metadata> {
  const { cluster } = await params
  return { title: (await requireCluster(cluster)).name }
}

/** The gate is passed before anything streams: after that the answer could be no 404 any more. */
export default async function ClusterPage({ params }: ClusterPageProps) {
  const { cluster: slug } = await params
  const { person, name } = await requireCluster(slug)
  return (
    <PageShell person={person} trail={[{ label: name }]}>
      <Suspense fallback={<BoardCardsSkeleton />}>
        <Overview slug={slug} />
      </Suspense>
    </PageShell>
  )
}

async function Overview({ slug }: { slug: string }) {
  const { cluster, boards, parties, mayCreateBoard } = await loadCluster(slug)
  return (
    <ClusterOverview
      cluster={cluster}
      boards={boards}
      parties={parties}
      mayCreateBoard={mayCreateBoard}
    />
  )
}

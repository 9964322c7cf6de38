import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RelationsView } from '@/components/relations/relations-view'
import { requireBoard } from '@/lib/auth/gate'
import { loadBoard } from '@/lib/boards/loaders'

type RelationsPageProps = { params: Promise<{ cluster: string; board: string }> }

export async function generateMetadata({ params }: RelationsPageProps): Promise<Metadata> {
  const { cluster, board } = await params
  const t = await getTranslations('relations')
  return { title: `${t('title')} · ${(await loadBoard(cluster, board)).board.title}` }
}

export default async function RelationsPage({ params }: RelationsPageProps) {
  const { cluster, board } = await params
  await requireBoard(cluster, board)
  return <RelationsView />
}

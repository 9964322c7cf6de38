import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Outline } from '@/components/boards/outline/outline'
import { requireBoard } from '@/lib/auth/gate'
import { loadBoard } from '@/lib/boards/loaders'

type OutlinePageProps = { params: Promise<{ cluster: string; board: string }> }

export async function generateMetadata({ params }: OutlinePageProps): Promise<Metadata> {
  const { cluster, board } = await params
  const t = await getTranslations('outline')
  return { title: `${t('title')} · ${(await loadBoard(cluster, board)).board.title}` }
}

export default async function OutlinePage({ params }: OutlinePageProps) {
  const { cluster, board } = await params
  await requireBoard(cluster, board)
  return <Outline />
}

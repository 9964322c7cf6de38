import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LensIndex } from '@/components/lenses/lens-index'
import { requireBoard } from '@/lib/auth/gate'
import { loadBoard } from '@/lib/boards/loaders'

type LensesPageProps = { params: Promise<{ cluster: string; board: string }> }

export async function generateMetadata({ params }: LensesPageProps): Promise<Metadata> {
  const { cluster, board } = await params
  const t = await getTranslations('lensView')
  return { title: `${t('title')} · ${(await loadBoard(cluster, board)).board.title}` }
}

export default async function LensesPage({ params }: LensesPageProps) {
  const { cluster, board } = await params
  await requireBoard(cluster, board)
  return <LensIndex />
}

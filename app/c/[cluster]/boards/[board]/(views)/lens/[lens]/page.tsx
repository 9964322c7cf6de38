import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { LensView } from '@/components/lenses/lens-view'
import { asksFromPhone, loadBoard } from '@/lib/boards/loaders'
import { loadLens } from '@/lib/lenses/loaders'

type LensPageProps = {
  params: Promise<{ cluster: string; board: string; lens: string }>
  searchParams: Promise<{ view?: string }>
}

export async function generateMetadata({ params }: LensPageProps): Promise<Metadata> {
  const { cluster, board, lens } = await params
  const { title } = (await loadBoard(cluster, board)).board
  const known = await loadLens(cluster, board, lens)
  return { title: known ? `${known.name[await getLocale()]} · ${title}` : title }
}

export default async function LensPage({ params, searchParams }: LensPageProps) {
  const { cluster, board, lens } = await params
  if (!(await loadLens(cluster, board, lens))) notFound()
  const { view } = await searchParams
  const asTable = view === 'table' || (view !== 'picture' && (await asksFromPhone()))
  return <LensView lens={lens} look={asTable ? 'table' : 'picture'} />
}

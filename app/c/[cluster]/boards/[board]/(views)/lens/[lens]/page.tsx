import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { LensView } from '@/components/lenses/lens-view'
import { requireBoard } from '@/lib/auth/gate'
import { asksFromPhone, loadBoard } from '@/lib/boards/loaders'
import { loadLens } from '@/lib/own-lenses/loaders'

const LOOKS = ['picture', 'table', 'judge'] as const

type LensPageProps = {
  params: Promise<{ cluster: string; board: string; lens: string }>
  searchParams: Promise<{ view?: string }>
}

export async function generateMetadata({ params }: LensPageProps): Promise<Metadata> {
  const { cluster, board, lens } = await params
  const { title } = (await loadBoard(cluster, board)).board
  const known = await loadLens(cluster, lens)
  return { title: known ? `${known.name[await getLocale()]} · ${title}` : title }
}

export default async function LensPage({ params, searchParams }: LensPageProps) {
  const { cluster, board, lens } = await params
  await requireBoard(cluster, board)
  if (!(await loadLens(cluster, lens))) notFound()
  const { view } = await searchParams
  const asked = LOOKS.find((look) => look === view)
  const look = asked ?? ((await asksFromPhone()) ? 'table' : 'picture')
  return <LensView lens={lens} look={look} />
}

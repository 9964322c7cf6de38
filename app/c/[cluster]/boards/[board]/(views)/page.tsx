import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Canvas } from '@/components/boards/canvas/canvas'
import { requireBoard } from '@/lib/auth/gate'

type CanvasPageProps = {
  params: Promise<{ cluster: string; board: string }>
  searchParams: Promise<{ view?: string; card?: string }>
}

export default async function CanvasPage({ params, searchParams }: CanvasPageProps) {
  const { cluster, board } = await params
  await requireBoard(cluster, board)
  const { view, card } = await searchParams
  if (view === undefined && (await isPhone())) {
    const chosen = card ? `?card=${encodeURIComponent(card)}` : ''
    redirect(`/c/${cluster}/boards/${board}/outline${chosen}`)
  }
  return <Canvas />
}

/** A phone gets the outline first; its link to the canvas says `?view=canvas`. */
async function isPhone(): Promise<boolean> {
  const sent = await headers()
  return sent.get('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(sent.get('user-agent') ?? '')
}

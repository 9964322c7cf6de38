import { redirect } from 'next/navigation'
import { Canvas } from '@/components/boards/canvas/canvas'
import { requireBoard } from '@/lib/auth/gate'
import { asksFromPhone } from '@/lib/boards/loaders'

type CanvasPageProps = {
  params: Promise<{ cluster: string; board: string }>
  searchParams: Promise<{ view?: string; card?: string }>
}

export default async function CanvasPage({ params, searchParams }: CanvasPageProps) {
  const { cluster, board } = await params
  await requireBoard(cluster, board)
  const { view, card } = await searchParams
  // A phone gets the outline first; its link to the canvas says `?view=canvas`.
  if (view === undefined && (await asksFromPhone())) {
    const chosen = card ? `?card=${encodeURIComponent(card)}` : ''
    redirect(`/c/${cluster}/boards/${board}/outline${chosen}`)
  }
  return <Canvas />
}

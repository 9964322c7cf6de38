import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OwnLensPage } from '@/components/own-lenses/own-lens-page'
import { requireBoard } from '@/lib/auth/gate'
import { loadOwnLenses } from '@/lib/own-lenses/loaders'

type NewLensProps = { params: Promise<{ cluster: string; board: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ownLens')
  return { title: t('title') }
}

export default async function NewLens({ params }: NewLensProps) {
  const { cluster, board } = await params
  await requireBoard(cluster, board)
  if (!(await loadOwnLenses(cluster)).mayDefine) forbidden()
  return <OwnLensPage clusterSlug={cluster} lenses={`/c/${cluster}/boards/${board}/lens`} />
}

import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OwnLensPage } from '@/components/own-lenses/own-lens-page'
import { requireBoard } from '@/lib/auth/gate'
import { loadOwnLens, loadOwnLenses } from '@/lib/own-lenses/loaders'

type EditLensProps = { params: Promise<{ cluster: string; board: string; lens: string }> }

export async function generateMetadata({ params }: EditLensProps): Promise<Metadata> {
  const { cluster, lens } = await params
  const kept = await loadOwnLens(cluster, lens)
  const t = await getTranslations('ownLens')
  return { title: kept ? t('edit', { name: kept.lens.name }) : t('title') }
}

export default async function EditLens({ params }: EditLensProps) {
  const { cluster, board, lens } = await params
  await requireBoard(cluster, board)
  const kept = await loadOwnLens(cluster, lens)
  if (!kept) notFound()
  if (!(await loadOwnLenses(cluster)).mayDefine) forbidden()
  const lenses = `/c/${cluster}/boards/${board}/lens`
  return <OwnLensPage clusterSlug={cluster} lenses={lenses} kept={kept} />
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExportPage } from '@/components/exports/export-page'
import { PageShell } from '@/components/shell/page-shell'
import { requireBoard } from '@/lib/auth/gate'
import { loadLiveBoard } from '@/lib/boards/loaders'

type ExportProps = { params: Promise<{ cluster: string; board: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exports')
  return { title: t('title') }
}

export default async function Export({ params }: ExportProps) {
  const { cluster: slug, board: boardId } = await params
  const { person } = (await requireBoard(slug, boardId)).cluster
  const { cluster, board, projection } = await loadLiveBoard(slug, boardId)
  const t = await getTranslations('exports')
  return (
    <PageShell
      person={person}
      trail={[
        { label: cluster.name, href: `/c/${cluster.slug}` },
        { label: board.title, href: `/c/${cluster.slug}/boards/${board.id}` },
        { label: t('title') },
      ]}
    >
      <ExportPage
        board={{ id: board.id, title: board.title }}
        used={[...new Set(projection.placements.map(({ lens }) => lens))]}
      />
    </PageShell>
  )
}

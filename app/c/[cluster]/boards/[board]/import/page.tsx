import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ImportPage } from '@/components/imports/import-page'
import { PageShell } from '@/components/shell/page-shell'
import { requireBoard } from '@/lib/auth/gate'
import { loadBoard } from '@/lib/boards/loaders'

type ImportProps = { params: Promise<{ cluster: string; board: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('import')
  return { title: t('title') }
}

export default async function Import({ params }: ImportProps) {
  const { cluster: slug, board: boardId } = await params
  const { person } = (await requireBoard(slug, boardId)).cluster
  const { cluster, board, ability } = await loadBoard(slug, boardId)
  if (!ability.edit) forbidden()
  const t = await getTranslations('import')
  const boardPath = `/c/${cluster.slug}/boards/${board.id}`
  return (
    <PageShell
      person={person}
      trail={[
        { label: cluster.name, href: `/c/${cluster.slug}` },
        { label: board.title, href: boardPath },
        { label: t('title') },
      ]}
    >
      <ImportPage board={{ id: board.id, title: board.title, path: boardPath }} />
    </PageShell>
  )
}

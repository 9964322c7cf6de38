import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { LiveBoard } from '@/components/boards/live-board'
import { JudgementsProvider } from '@/components/judgements/judgements-context'
import { OwnLensesProvider } from '@/components/own-lenses/own-lenses-context'
import { loadBoard, loadLiveBoard } from '@/lib/boards/loaders'
import { loadOwnLenses } from '@/lib/own-lenses/loaders'

type BoardLayoutProps = {
  params: Promise<{ cluster: string; board: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: BoardLayoutProps): Promise<Metadata> {
  const { cluster, board } = await params
  return { title: (await loadBoard(cluster, board)).board.title }
}

/** One connection for all views of a board: going from canvas to outline keeps it. */
export default async function BoardLayout({ params, children }: BoardLayoutProps) {
  const { cluster: slug, board: boardId } = await params
  const { cluster, board, ability, person, account, projection } = await loadLiveBoard(
    slug,
    boardId,
  )
  const own = await loadOwnLenses(slug)
  return (
    <OwnLensesProvider {...own}>
      <JudgementsProvider
        key={board.id}
        cluster={cluster.id}
        board={board.id}
        maySetTerms={ability.facilitate}
      >
        <LiveBoard
          cluster={cluster}
          board={{
            id: board.id,
            title: board.title,
            template: board.template,
            horizonYear: board.horizonYear,
          }}
          ability={ability}
          person={person}
          account={account}
          snapshot={{
            cards: projection.cards,
            relations: projection.relations,
            placements: projection.placements,
            frames: projection.frames,
          }}
        >
          {children}
        </LiveBoard>
      </JudgementsProvider>
    </OwnLensesProvider>
  )
}

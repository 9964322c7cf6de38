import 'server-only'
import { requireBoard } from '../auth/gate'
import type { BoardPresence } from '../auth/scope'
import type { BoardAbility } from './ability'
import { readBoard } from './data'
import type { BoardDetail } from './schema'

export type BoardPage = {
  cluster: { slug: string; name: string }
  board: BoardDetail
  ability: BoardAbility
  /** How the reader appears to the others. */
  person: BoardPresence
}

export async function loadBoard(slug: string, boardId: string): Promise<BoardPage> {
  const scope = await requireBoard(slug, boardId)
  return {
    cluster: { slug: scope.cluster.slug, name: scope.cluster.name },
    board: await readBoard(scope),
    ability: scope.ability,
    person: scope.presence,
  }
}

import 'server-only'
import { headers } from 'next/headers'
import { findBoard, requireBoard } from '../auth/gate'
import type { BoardPresence, SignedIn } from '../auth/scope'
import type { BoardProjection } from '../sync/projection'
import { readBoard, readBoardHistory, readLastProjection } from './data'
import { type BoardDetail, type BoardHistory, historyQuerySchema } from './schema'
import type { BoardAbility } from './types'

export type BoardPage = {
  cluster: { id: string; slug: string; name: string }
  board: BoardDetail
  ability: BoardAbility
  /** How the reader appears to the others. */
  person: BoardPresence
}

export async function loadBoard(slug: string, boardId: string): Promise<BoardPage> {
  const scope = await requireBoard(slug, boardId)
  return {
    cluster: { id: scope.clusterId, slug: scope.cluster.slug, name: scope.cluster.name },
    board: await readBoard(scope),
    ability: scope.ability,
    person: scope.presence,
  }
}

/** A board and what it says, at `seq` of its log; `null` without access to it. */
export async function loadProjection(
  person: SignedIn,
  boardId: string,
): Promise<{ board: BoardDetail; seq: string; projection: BoardProjection } | null> {
  const scope = await findBoard(person, boardId)
  if (!scope) return null
  return { board: await readBoard(scope), ...(await readLastProjection(scope)) }
}

/** Who wrote what on a board: a page of it; `null` without access to it, or for a query that is none. */
export async function loadHistory(
  person: SignedIn,
  boardId: string,
  query: { person: string | null; before: string | null },
): Promise<BoardHistory | null> {
  const asked = historyQuerySchema.safeParse(query)
  const scope = asked.success && (await findBoard(person, boardId))
  return scope ? readBoardHistory(scope, asked.data) : null
}

/** A board to work on: the page's frame, and what the board says until the live document is there. */
export async function loadLiveBoard(
  slug: string,
  boardId: string,
): Promise<
  BoardPage & {
    account: Pick<SignedIn, 'personId' | 'name' | 'email'>
    projection: BoardProjection
  }
> {
  const scope = await requireBoard(slug, boardId)
  const [page, { projection }] = await Promise.all([
    loadBoard(slug, boardId),
    readLastProjection(scope),
  ])
  const { personId, name, email } = scope.cluster.person
  return { ...page, account: { personId, name, email }, projection }
}

/** Whether the page is asked for from a phone, which gets lists before pictures. */
export async function asksFromPhone(): Promise<boolean> {
  const sent = await headers()
  return sent.get('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(sent.get('user-agent') ?? '')
}

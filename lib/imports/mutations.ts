import type { AuthorizedBoard } from '../auth/scope'
import { readStanding } from '../auth/standing'
import type { NewContent } from '../board-files/doc'
import { boardAbility } from '../boards/ability'
import type { ChangeOrigin } from '../boards/doc'
import { appendEvent } from '../events/mutations'
import { executorOf, inCluster, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { announce } from '../sync/events'
import { appendChange, DocumentFull } from '../sync/log'
import { roomName } from '../sync/rooms'
import { prepareBoardFile, prepareImport } from './data'
import { importUpdates } from './doc'
import { placeCards } from './rules'
import type { BoardFileInput, ImportInput } from './schema'
import type { AgreedBoard, BoardFileResult, ImportCounts, ImportResult } from './types'

/**
 * Imports what was agreed to, whole; or nothing, and shows anew, when files and board no longer
 * say that. Asked again with the same key it answers as it did the first time.
 */
export async function runImport(
  board: AuthorizedBoard,
  input: Omit<ImportInput, 'boardId'>,
  { now, origin }: { now: Date; origin: ChangeOrigin },
): Promise<ImportResult> {
  if (!board.ability.edit) return { ok: false, reason: 'not-allowed' }
  const { personId } = board.cluster.person
  const { agreed, key } = input
  const { preview, plan, board: cards } = await prepareImport(board, input)
  // Asked after the board was read: whoever reads their own first import has surely written it.
  if (await inCluster(board, (tx) => isWritten(tx, board.boardId, { by: personId, key }))) {
    return { ok: true, counts: agreed, repeated: true }
  }
  if (!preview.ready || !sameCounts(preview.counts, agreed)) {
    return { ok: false, reason: 'changed', preview }
  }
  const content = {
    cards: placeCards(plan.cards, { board: cards, now: now.getTime() }),
    relations: plan.relations,
  }
  const written = await writeOnce(board, content, { by: personId, key, now, origin })
  return written.ok ? { ...written, counts: preview.counts } : written
}

/**
 * Imports a board from a file: what was agreed to, whole; or nothing, and shows anew, when file and
 * board no longer say that. Asked again with the same key it answers as it did the first time.
 */
export async function runBoardFile(
  board: AuthorizedBoard,
  { file, agreed, key }: Omit<BoardFileInput, 'boardId'>,
  { now, origin }: { now: Date; origin: ChangeOrigin },
): Promise<BoardFileResult> {
  if (!board.ability.edit) return { ok: false, reason: 'not-allowed' }
  const { personId: by } = board.cluster.person
  const { preview, content } = await prepareBoardFile(board, file)
  if (await inCluster(board, (tx) => isWritten(tx, board.boardId, { by, key }))) {
    return { ok: true, counts: agreed.counts, repeated: true }
  }
  if (!preview.readable || !isAgreed(preview, agreed)) {
    return { ok: false, reason: 'changed', preview }
  }
  const written = await writeOnce(board, content, { by, key, now, origin })
  return written.ok ? { ...written, counts: preview.counts } : written
}

function isAgreed({ counts, beside }: AgreedBoard, agreed: AgreedBoard): boolean {
  return (
    beside === agreed.beside &&
    counts.cards === agreed.counts.cards &&
    counts.relations === agreed.counts.relations &&
    counts.placements === agreed.counts.placements &&
    counts.frames === agreed.counts.frames
  )
}

type Writing = { by: string; key: string; now: Date; origin: ChangeOrigin }

async function writeOnce(
  board: AuthorizedBoard,
  content: NewContent,
  writing: Writing,
): Promise<{ ok: true; repeated: boolean } | { ok: false; reason: 'not-allowed' | 'full' }> {
  try {
    const written = await inCluster(board, async (tx) =>
      (await mayStillEdit(tx, board)) ? writeImport(tx, board, content, writing) : null,
    )
    return written ? { ok: true, ...written } : { ok: false, reason: 'not-allowed' }
  } catch (error) {
    if (error instanceof DocumentFull) return { ok: false, reason: 'full' }
    throw error
  }
}

/**
 * Asked again once the room is ours: reading files takes time, and whoever takes a role away or
 * archives the board holds the same row while they do.
 */
async function mayStillEdit(tx: Tx, { boardId, cluster }: AuthorizedBoard): Promise<boolean> {
  const executor = executorOf(tx)
  const room = roomName({ kind: 'board', board: boardId })
  await executor.query('select 1 from room_head where room = $1 for update', [room])
  const found = await readStanding(executor, cluster.person.personId, boardId)
  return boardAbility(found?.standing ?? null)?.edit ?? false
}

function sameCounts(counts: ImportCounts, agreed: ImportCounts): boolean {
  return (
    counts.cards === agreed.cards &&
    counts.relations === agreed.relations &&
    counts.broken === agreed.broken &&
    counts.duplicates === agreed.duplicates
  )
}

async function isWritten(tx: Tx, boardId: string, { by, key }: { by: string; key: string }) {
  const row = await tx.roomLog.findFirst({
    where: {
      room: roomName({ kind: 'board', board: boardId }),
      idempotencyKey: partKey({ by, key, index: 0 }),
    },
    select: { seq: true },
  })
  return row !== null
}

function partKey({ by, key, index }: { by: string; key: string; index: number }): string {
  return `import:${by}:${key}:${index}`
}

/**
 * Writes content into a board, in its author's name, with the event that tells of
 * it (SYNC-16, DOM-11). The same key by the same author writes once.
 */
export async function writeImport(
  tx: Tx,
  scope: ClusterScope & { boardId: string },
  content: NewContent,
  { by, key, now, origin }: Writing,
): Promise<{ repeated: boolean }> {
  const room = roomName({ kind: 'board', board: scope.boardId })
  const updates = importUpdates(content, origin)
  if (updates.length === 0) return { repeated: false }
  for (const [index, update] of updates.entries()) {
    const { repeated } = await appendChange(executorOf(tx), {
      room,
      segments: [{ person: by, onBehalfOf: null, update }],
      idempotencyKey: partKey({ by, key, index }),
      node: 'import',
    })
    // All parts commit together, so one that is there speaks for all.
    if (repeated) return { repeated: true }
  }
  await appendEvent(tx, scope, {
    actor: by,
    action: 'board.imported',
    object: { kind: 'board', id: scope.boardId },
    at: now,
    after: countsOf(content),
  })
  const { clusterId, boardId: board } = scope
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'board.changed', id: board, board },
    audience: { board },
  })
  return { repeated: false }
}

/** How much of each part is written; of cards and relations also when it is nothing. */
function countsOf({ cards = [], relations = [], placements, frames }: NewContent) {
  return {
    cards: cards.length,
    relations: relations.length,
    ...(placements && { placements: placements.length }),
    ...(frames && { frames: frames.length }),
  }
}

import { appendEvent } from '../events/mutations'
import type { Change } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import { newId } from '../platform/ids'
import type { ClusterScope } from '../platform/scope'
import { announce } from '../sync/events'
import { createRoom, raiseAccessEpoch } from '../sync/log'
import { roomName } from '../sync/rooms'
import { type NewBoard, newBoardSchema } from './schema'
import type { BoardRole, BoardStatus } from './types'

/**
 * Makes a board with its room. The parties of its constellation become participants.
 * Throws when a party belongs to another cluster.
 */
export async function createBoard(
  tx: Tx,
  scope: ClusterScope,
  input: NewBoard,
  { id, now, by }: { id: string; now: Date; by: string },
): Promise<{ id: string }> {
  const { clusterId } = scope
  const { parties, ...board } = newBoardSchema.parse(input)
  const partyIds = [...new Set(parties)]
  await tx.board.create({
    data: { id, clusterId, createdById: by, createdAt: now, ...board },
  })
  await tx.boardParty.createMany({
    data: partyIds.map((partyId) => ({ boardId: id, clusterId, partyId, joinedAt: now })),
  })
  await tx.boardRole.createMany({
    data: partyIds.map((partyId) => ({
      id: newId(),
      boardId: id,
      clusterId,
      partyId,
      role: 'participant' as const,
    })),
  })
  await createRoom(executorOf(tx), { room: roomName({ kind: 'board', board: id }), clusterId })
  await appendEvent(tx, scope, {
    actor: by,
    action: 'board.created',
    object: { kind: 'board', id },
    at: now,
    after: {
      title: board.title,
      initiative: board.initiative,
      template: board.template,
      parties: partyIds,
    },
  })
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'board.created', id, board: id },
    audience: { board: id },
  })
  return { id }
}

/** Whom a board role is for: one member, or everybody with a mandate of a party. */
export type RoleHolder = { memberId: string } | { partyId: string }

/** Gives a role on a board in place of the one held before, or takes it away with `null`. */
export async function setBoardRole(
  tx: Tx,
  scope: ClusterScope,
  { boardId, role, ...holder }: { boardId: string; role: BoardRole | null } & RoleHolder,
  { now, by }: Change,
): Promise<void> {
  const { clusterId } = scope
  const held = await tx.boardRole.findFirst({
    where: { boardId, ...holder },
    select: { id: true, role: true },
  })
  if ((held?.role ?? null) === role) return
  if (held) await tx.boardRole.delete({ where: { id: held.id } })
  if (role)
    await tx.boardRole.create({ data: { id: newId(), boardId, clusterId, role, ...holder } })
  const person = 'memberId' in holder ? await personBehind(tx, holder.memberId) : undefined
  await askAgain(tx, boardId)
  await appendEvent(tx, scope, {
    actor: by,
    action: role ? 'board.role-given' : 'board.role-taken',
    object: { kind: 'board', id: boardId },
    subject: person,
    at: now,
    before: held ? { role: held.role, ...party(holder) } : undefined,
    after: role ? { role, ...party(holder) } : undefined,
  })
  // Whoever has lost the board is no longer among its people, and is told apart.
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'access', id: boardId, board: boardId },
    audience: person === undefined ? party(holder) : { person },
  })
  await announceChanged(tx, scope, boardId)
}

/** Archives a board, which ends all writing on it, or opens it again. */
export async function setBoardStatus(
  tx: Tx,
  scope: ClusterScope,
  { boardId, status }: { boardId: string; status: BoardStatus },
  { now, by }: Change,
): Promise<void> {
  const { count } = await tx.board.updateMany({
    where: { id: boardId, status: { not: status } },
    data: { status },
  })
  if (count === 0) return
  await askAgain(tx, boardId)
  await appendEvent(tx, scope, {
    actor: by,
    action: status === 'archived' ? 'board.archived' : 'board.reopened',
    object: { kind: 'board', id: boardId },
    at: now,
    after: { status },
  })
  await announceChanged(tx, scope, boardId)
}

async function announceChanged(tx: Tx, { clusterId }: ClusterScope, board: string): Promise<void> {
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'board.changed', id: board, board },
    audience: { board },
  })
}

const party = (holder: RoleHolder): { party: string } | Record<string, never> =>
  'partyId' in holder ? { party: holder.partyId } : {}

async function personBehind(tx: Tx, memberId: string): Promise<string> {
  const { personId } = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { personId: true },
  })
  return personId
}

/** Open sockets ask again who may do what, within two seconds (SYNC-5). */
async function askAgain(tx: Tx, boardId: string): Promise<void> {
  const rooms = [roomName({ kind: 'board', board: boardId })]
  await raiseAccessEpoch(executorOf(tx), { rooms })
}

import { appendEvent } from '../events/mutations'
import type { Change, Facts } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import { newId } from '../platform/ids'
import type { ClusterScope } from '../platform/scope'
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
    after: { title: board.title, initiative: board.initiative, parties: partyIds },
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
  await askAgain(tx, boardId)
  await appendEvent(tx, scope, {
    actor: by,
    action: role ? 'board.role-given' : 'board.role-taken',
    object: { kind: 'board', id: boardId },
    subject: 'memberId' in holder ? await personBehind(tx, holder.memberId) : undefined,
    at: now,
    before: held ? { role: held.role, ...party(holder) } : undefined,
    after: role ? { role, ...party(holder) } : undefined,
  })
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
}

const party = (holder: RoleHolder): Facts => ('partyId' in holder ? { party: holder.partyId } : {})

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

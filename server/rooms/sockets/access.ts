import { readStanding } from '@/lib/auth/standing'
import { boardAbility } from '@/lib/boards/ability'
import { CloseCode } from '@/lib/sync/close-codes'
import type { PresenceUser } from '@/lib/sync/messages'
import type { Position } from '@/lib/sync/position'
import type { Room } from '@/lib/sync/rooms'
import { roomName } from '@/lib/sync/rooms'
import { readMembers } from '../../persistence/event-reads'
import type { Pool } from '../../persistence/pool'
import { readHeads } from '../../persistence/room-reads'
import { findSession } from '../../persistence/sessions'
import { colourOf } from '../presence/colour'

export type Access = 'read-write' | 'read-only'

export type Admission = {
  person: string
  token: string
  user: PresenceUser
  access: Access
  /** The head's access epoch, read before the standing. */
  accessEpoch: bigint
  /** The room's newest snapshot, at least. */
  snapshotAt: Position
  /** Older clients stay out (SYNC-26). */
  schema: number
}

/**
 * Who a session token speaks for and what they may do in a room (SYNC-3, SYNC-5). No such room and
 * no access take the same queries and give the same answer.
 */
export async function admit(
  pool: Pool,
  { token, room }: { token: string | null; room: Room | null },
): Promise<Admission | { code: CloseCode }> {
  const identity = token === null ? null : await identify(pool, token)
  if (!identity) return { code: CloseCode.notSignedIn }
  if (!room) return { code: CloseCode.malformed }
  return (await admitPerson(pool, { ...identity, room })) ?? { code: CloseCode.noAccess }
}

export type Identity = { person: string; token: string }

/** Whose session a token is, if it is valid now. */
export async function identify(pool: Pool, token: string): Promise<Identity | null> {
  const session = await findSession(pool, token)
  return session && { person: session.person, token }
}

/** What somebody who is signed in may do in a room; `null` when that is nothing or there is none. */
export async function admitPerson(
  pool: Pool,
  { person, token, room }: Identity & { room: Room },
): Promise<Admission | null> {
  const name = roomName(room)
  const head = (await readHeads(pool, [name])).get(name)
  const standing = await standingIn(pool, { person, room })
  if (!head || !standing) return null
  const { accessEpoch, logEpoch, snapshotSeq, schema } = head
  const snapshotAt = { logEpoch, seq: snapshotSeq }
  return { person, token, accessEpoch, snapshotAt, schema, ...standing }
}

/** What the database says now; `null` when this person may not know that the room exists. */
export async function standingIn(
  pool: Pool,
  { person, room }: { person: string; room: Room },
): Promise<{ access: Access; user: PresenceUser } | null> {
  if (room.kind === 'events') return memberIn(pool, { person, cluster: room.cluster })
  // Rooms of other kinds come with what they belong to; until then nobody has access to one.
  if (room.kind !== 'board') return null
  const found = await readStanding(pool, person, room.board)
  const ability = boardAbility(found?.standing ?? null)
  if (!found || !ability) return null
  const user = { ...found.presence, colour: colourOf(person) }
  return { access: ability.edit ? 'read-write' : 'read-only', user }
}

/** A member of the cluster today may hear its events. Nobody appears to anybody there. */
async function memberIn(
  pool: Pool,
  { person, cluster }: { person: string; cluster: string },
): Promise<{ access: Access; user: PresenceUser } | null> {
  const members = await readMembers(pool, { cluster, people: [person] })
  const user = { id: person, name: '', party: '', sector: null, colour: colourOf(person) }
  return members.has(person) ? { access: 'read-only', user } : null
}

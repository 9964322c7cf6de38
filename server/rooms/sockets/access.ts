import { readStandings } from '@/lib/auth/standing'
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
async function standingIn(
  pool: Pool,
  { person, room }: { person: string; room: Room },
): Promise<RoomStanding | null> {
  return (await standingsIn(pool, { people: [person], room })).get(person) ?? null
}

export type RoomStanding = { access: Access; user: PresenceUser }

/** The same for many people in one query; those who may not know of the room are left out. */
export async function standingsIn(
  pool: Pool,
  { people, room }: { people: readonly string[]; room: Room },
): Promise<Map<string, RoomStanding>> {
  if (room.kind === 'events') return membersIn(pool, { people, cluster: room.cluster })
  // Rooms of other kinds come with what they belong to; until then nobody has access to one.
  if (room.kind !== 'board') return new Map()
  const found = await readStandings(pool, { people, boards: [room.board] })
  return new Map(
    found.flatMap(({ standing, presence }) => {
      const ability = boardAbility(standing)
      if (!ability) return []
      const user = { ...presence, colour: colourOf(presence.id) }
      return [[presence.id, { access: ability.edit ? 'read-write' : 'read-only', user }]]
    }),
  )
}

/** Members of the cluster today may hear its events. Nobody appears to anybody there. */
async function membersIn(
  pool: Pool,
  { people, cluster }: { people: readonly string[]; cluster: string },
): Promise<Map<string, RoomStanding>> {
  const members = await readMembers(pool, { cluster, people })
  return new Map(
    [...members.keys()].map((id) => {
      const user = { id, name: '', party: '', sector: null, colour: colourOf(id) }
      return [id, { access: 'read-only', user }]
    }),
  )
}

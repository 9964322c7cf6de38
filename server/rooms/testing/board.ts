import { createHmac, randomUUID } from 'node:crypto'
import pg from 'pg'
import { createRoom } from '@/lib/sync/log'
import { roomName } from '@/lib/sync/rooms'
import type { DatabaseUrls } from '../../embedded/cluster'

export const TEST_SECRET = 'a secret that signs nothing outside the tests'
export const TEST_ORIGIN = 'http://framsyn.test'

export type TestPerson = { id: string; token: string; cookie: string; memberId: string }

/** One cluster with one board, and people with sessions on it. */
export type TestBoard = {
  boardId: string
  clusterId: string
  room: string
  /** As the database's owner, for arranging and for looking at what is stored. */
  db: pg.Pool
  addPerson(role: 'facilitator' | 'participant' | 'reader' | null): Promise<TestPerson>
  setRole(person: TestPerson, role: 'participant' | 'reader' | null): Promise<void>
  close(): Promise<void>
}

/** Arranges a board in a fresh database. `null` as a role makes a member without access to the board. */
export async function testBoard(urls: DatabaseUrls): Promise<TestBoard> {
  const db = new pg.Pool({ connectionString: urls.superUrl, max: 4 })
  db.on('error', () => undefined)
  const [clusterId, boardId] = [randomUUID(), randomUUID()]
  const room = roomName({ kind: 'board', board: boardId })
  await db.query(`insert into cluster (id, slug, name) values ($1, $2, 'Tang og tare')`, [
    clusterId,
    `c-${clusterId.slice(0, 8)}`,
  ])
  await createRoom(db, { room: roomName({ kind: 'events', cluster: clusterId }), clusterId })
  const owner = await addMember(db, clusterId)
  await db.query(
    `insert into board (id, cluster_id, title, created_by_id) values ($1, $2, 'Tare', $3)`,
    [boardId, clusterId, owner.id],
  )
  await createRoom(db, { room, clusterId })

  const setRole = async ({ memberId }: TestPerson, role: string | null) => {
    await db.query('delete from board_role where board_id = $1 and member_id = $2', [
      boardId,
      memberId,
    ])
    if (role) {
      await db.query(
        `insert into board_role (id, board_id, cluster_id, member_id, role)
         values ($1, $2, $3, $4, $5::board_role_name)`,
        [randomUUID(), boardId, clusterId, memberId, role],
      )
    }
    await db.query('update room_head set access_epoch = access_epoch + 1 where room = $1', [room])
  }
  return {
    boardId,
    clusterId,
    room,
    db,
    setRole,
    async addPerson(role) {
      const person = await addMember(db, clusterId)
      await setRole(person, role)
      return person
    },
    close: () => db.end(),
  }
}

async function addMember(db: pg.Pool, clusterId: string): Promise<TestPerson> {
  const [id, memberId, token] = [randomUUID(), randomUUID(), randomUUID()]
  await db.query(
    `insert into person (id, name, email, email_verified, updated_at)
     values ($1, 'Kari <b>Nordmann</b>', $2, true, now())`,
    [id, `${id}@framsyn.test`],
  )
  await db.query('insert into member (id, cluster_id, person_id) values ($1, $2, $3)', [
    memberId,
    clusterId,
    id,
  ])
  await db.query(
    `insert into auth_session (id, token, person_id, expires_at, updated_at)
     values ($1, $2, $3, now() + interval '1 day', now())`,
    [randomUUID(), token, id],
  )
  return { id, memberId, token, cookie: cookieFor(token) }
}

export function cookieFor(token: string, secret = TEST_SECRET): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `framsyn.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { createRoom } from '@/lib/sync/log'
import { roomName } from '@/lib/sync/rooms'
import type { DatabaseUrls } from '../../../embedded/cluster'
import type { Bus } from '../../../fanout/bus'
import { createInProcessBus, type Hub } from '../../../fanout/in-process'
import { createSyncPool, type Pool } from '../../../persistence/pool'
import { type TestBoard, type TestPerson, testBoard } from '../../testing/board'
import { type TestServer, testServer } from '../../testing/server'

/** Two nodes and eight people, for one board after the other. */
export type Lane = {
  nodes: readonly [TestServer, TestServer]
  people: readonly TestPerson[]
  db: TestBoard['db']
  /** Connections of a process that compacts. */
  pool: Pool
  /** What the web process says after a change. */
  bus: Bus
  openBoard(): Promise<FuzzBoard>
  close(): Promise<void>
}

export type FuzzBoard = {
  room: string
  db: TestBoard['db']
  setRole(person: TestPerson, role: 'participant' | 'reader'): Promise<void>
  remove(): Promise<void>
}

const PEOPLE = 8

export async function openLane(urls: DatabaseUrls): Promise<Lane> {
  const home = await testBoard(urls)
  const people: TestPerson[] = []
  for (let n = 0; n < PEOPLE; n++) people.push(await home.addPerson(null))
  const hub: Hub = new Set()
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  const node = () => testServer(urls, { bus: createInProcessBus(hub), log })
  const nodes = [await node(), await node()] as const
  const pool = createSyncPool(urls.syncUrl)
  const bus = createInProcessBus(hub)
  return {
    nodes,
    people,
    db: home.db,
    pool,
    bus,
    openBoard: () => openBoard(home, { people, bus }),
    async close() {
      for (const server of nodes) await server.close()
      await pool.end()
      await home.close()
    },
  }
}

/** A fresh board in a cluster, on which these people may write. */
export async function openBoard(
  { db, clusterId }: TestBoard,
  { people, bus }: { people: readonly TestPerson[]; bus?: Bus },
): Promise<FuzzBoard> {
  const boardId = randomUUID()
  const room = roomName({ kind: 'board', board: boardId })
  const [owner] = people
  await db.query(
    `insert into board (id, cluster_id, title, created_by_id) values ($1, $2, 'Tare', $3)`,
    [boardId, clusterId, owner?.id],
  )
  await createRoom(db, { room, clusterId })
  for (const { memberId } of people) {
    await db.query(
      `insert into board_role (id, board_id, cluster_id, member_id, role)
       values ($1, $2, $3, $4, 'participant')`,
      [randomUUID(), boardId, clusterId, memberId],
    )
  }
  return {
    room,
    db,
    async setRole({ memberId }, role) {
      await db.query(
        `with changed as (
           update board_role set role = $3::board_role_name where board_id = $1 and member_id = $2
         )
         update room_head set access_epoch = access_epoch + 1 where room = $4`,
        [boardId, memberId, role, room],
      )
      bus?.publish(room, { kind: 'look' })
    },
    async remove() {
      await db.query('delete from board where id = $1', [boardId])
      await db.query('delete from room_head where room = $1', [room])
    },
  }
}

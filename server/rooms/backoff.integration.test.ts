import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { encodeSegments } from '@/lib/sync/segments'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, testBoard } from './testing/board'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { saves, until } from './testing/until'
import { Upkeep } from './upkeep'

const ROWS = 501

let urls: DatabaseUrls
let house: TestRooms
const boards: TestBoard[] = []

beforeAll(async () => {
  urls = await testDatabase()
  boards.push(await testBoard(urls), await testBoard(urls))
})

beforeEach(async () => {
  house = await testRooms(urls)
})

afterEach(() => house.close())

afterAll(async () => {
  for (const board of boards) await board.close()
})

/** From now on Postgres refuses rows of this room in a table; returns how to make it take them again. */
async function refusing({ db, room }: TestBoard, table: string): Promise<() => Promise<unknown>> {
  await db.query(`
    create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'refused by the test' using errcode = '23514'; end $$`)
  await db.query(`
    create trigger refuse before insert or update on ${table}
    for each row when (new.room = '${room}') execute function refuse()`)
  return () => db.query('drop function refuse cascade')
}

async function writeLongLog({ db, room }: TestBoard): Promise<void> {
  const doc = new Y.Doc()
  const payloads: Uint8Array[] = []
  const { rows } = await db.query('select id from person limit 1')
  doc.on('update', (update) => {
    payloads.push(encodeSegments([{ person: rows[0].id, onBehalfOf: null, update }]))
  })
  for (let row = 0; row < ROWS; row++) doc.getMap('cards').set(`card ${row}`, row)
  await db.query(
    `insert into room_log (room, seq, node, payload)
     select $1, at, 'web', payload from unnest($2::bytea[]) with ordinality as row(payload, at)`,
    [room, payloads.map((payload) => Buffer.from(payload))],
  )
  await db.query('update room_head set last_seq = $2 where room = $1', [room, ROWS])
}

const snapshotOf = async ({ db, room }: TestBoard) =>
  (await db.query('select seq from room_snapshot where room = $1', [room])).rows

test('SYNC-19 a room that cannot be compacted is tried again later and holds up no other', async () => {
  const [bad, good] = boards
  if (!bad || !good) throw new Error('two boards are needed')
  for (const board of boards) await writeLongLog(board)
  const accept = await refusing(bad, 'room_snapshot')
  for (const board of boards) await house.joined(board.room, await board.addPerson('participant'))
  const upkeep = new Upkeep({ rooms: house.rooms, now: house.clock.now })
  upkeep.start()
  const snapshot = [{ seq: String(ROWS) }]
  await until(async () => expect(await snapshotOf(good)).toEqual(snapshot))
  expect(await snapshotOf(bad)).toEqual([])
  await accept()
  house.clock.goOn(11_000)
  await until(async () => expect(await snapshotOf(bad)).toEqual(snapshot))
  upkeep.stop()
})

test('SYNC-10 a large update that Postgres refuses is not tried again without pause', async () => {
  const [board] = boards
  if (!board) throw new Error('a board is needed')
  const { client } = await house.joined(board.room, await board.addPerson('participant'))
  const room = onlyRoom(house)
  const tries: number[] = []
  const take = room.takeBatch.bind(room)
  vi.spyOn(room, 'takeBatch').mockImplementation(() => {
    tries.push(performance.now())
    return take()
  })
  const accept = await refusing(board, 'room_log')
  client.edit((doc) => doc.getMap('cards').set('large', 'x'.repeat(100_000)))
  client.sendSaved(1)
  await until(() => expect(tries.length).toBeGreaterThanOrEqual(3))
  const [first = 0, second = 0, third = 0] = tries
  expect(second - first).toBeGreaterThan(900)
  expect(third - second).toBeGreaterThan(900)
  await accept()
  await saves(client, 1)
})

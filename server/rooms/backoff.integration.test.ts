import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, testBoard } from './testing/board'
import { LONG_LOG, refusing, writeLongLog } from './testing/long-log'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { saves, until } from './testing/until'
import { Upkeep } from './upkeep'

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

const snapshotOf = async ({ db, room }: TestBoard) =>
  (await db.query('select seq from room_snapshot where room = $1', [room])).rows

test('SYNC-19 a room that cannot be compacted is tried again later and holds up no other', async () => {
  const [bad, good] = boards
  if (!bad || !good) throw new Error('two boards are needed')
  for (const board of boards) await writeLongLog(board)
  const accept = await refusing(bad, 'room_snapshot')
  for (const board of boards) await house.joined(board.room, await board.addPerson('participant'))
  const upkeep = new Upkeep({ ...house, now: house.clock.now })
  upkeep.start()
  const snapshot = [{ seq: String(LONG_LOG) }]
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

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import { onlyRoom, type TestPair, type TestRooms, testRooms } from './testing/rooms'

const SOON = { timeout: 15_000, interval: 10 }

let urls: DatabaseUrls
let board: TestBoard
let house: TestRooms
let kari: TestPerson

beforeAll(async () => {
  urls = await testDatabase()
  board = await testBoard(urls)
  kari = await board.addPerson('participant')
})

beforeEach(async () => {
  house = await testRooms(urls)
})

afterEach(() => house.close())

afterAll(() => board.close())

async function joined(person: TestPerson, { room }: { room: string }): Promise<TestPair> {
  const pair = await house.connect(room, person)
  await (await house.admitted(pair, { room, person })).serve()
  await vi.waitFor(() => expect(pair.client.joined).toBe(true), SOON)
  return pair
}

/** Until released, nobody's access can be read. */
async function standingsLocked(): Promise<() => Promise<void>> {
  const holder = await board.db.connect()
  await holder.query('begin')
  await holder.query('lock table board_role in access exclusive mode')
  return async () => {
    await holder.query('rollback')
    holder.release()
  }
}

test('SYNC-10 what is written while access is read again waits for it, and other rooms do not', async () => {
  const { client } = await joined(kari, { room: board.room })
  const room = onlyRoom(house)
  const other = await testBoard(urls)
  const per = await other.addPerson('participant')
  const elsewhere = await joined(per, { room: other.room })
  client.edit((doc) => doc.getMap('cards').set('before', 1))
  client.sendSaved(1)
  await vi.waitFor(() => expect(client.saved).toEqual([1]), SOON)

  await board.addPerson('reader')
  const release = await standingsLocked()
  const taken = vi.spyOn(room, 'takeBatch')
  const refreshed = house.rooms.refresh(room)
  for (let n = 2; n <= 6; n++) {
    client.edit((doc) => doc.getMap('cards').set(`card ${n}`, n))
    client.sendSaved(n)
    await vi.waitFor(() => expect(room.queue.entries.length).toBe(n - 1), SOON)
    elsewhere.client.edit((doc) => doc.getMap('cards').set(`card ${n}`, n))
    elsewhere.client.sendSaved(n)
    await vi.waitFor(() => expect(elsewhere.client.saved.at(-1)).toBe(n), SOON)
  }
  expect(taken).not.toHaveBeenCalled()
  expect(client.saved).toEqual([1])

  await release()
  await refreshed
  await vi.waitFor(() => expect(client.saved).toEqual([1, 2, 3, 4, 5, 6]), SOON)
  expect(taken).toHaveBeenCalledTimes(1)
  await other.close()
})

test('SYNC-23 whoever writes before having joined is not read without limit', async () => {
  const pair = await house.connect(board.room, kari)
  const visit = await house.admitted(pair, { room: board.room, person: kari })
  await board.addPerson('reader')
  const release = await standingsLocked()
  const serving = visit.serve()
  for (let n = 1; n <= 100; n++) pair.client.sendSaved(n)
  await vi.waitFor(() => expect(pair.socket.isPaused).toBe(true), SOON)
  expect(pair.client.saved).toEqual([])
  await release()
  await serving
  await vi.waitFor(() => expect(pair.client.saved.at(-1)).toBe(100), SOON)
  expect(pair.client.saved).toHaveLength(100)
})

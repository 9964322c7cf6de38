import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { saves, until } from './testing/until'

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
  const { client } = await house.joined(board.room, kari)
  const room = onlyRoom(house)
  const other = await testBoard(urls)
  const per = await other.addPerson('participant')
  const elsewhere = await house.joined(other.room, per)
  client.edit((doc) => doc.getMap('cards').set('before', 1))
  client.sendSaved(1)
  await saves(client, 1)

  await board.addPerson('reader')
  const release = await standingsLocked()
  const taken = vi.spyOn(room, 'takeBatch')
  const refreshed = house.rooms.refresh(room)
  for (let n = 2; n <= 6; n++) {
    client.edit((doc) => doc.getMap('cards').set(`card ${n}`, n))
    client.sendSaved(n)
    await until(() => expect(room.queue.entries.length).toBe(n - 1))
    elsewhere.client.edit((doc) => doc.getMap('cards').set(`card ${n}`, n))
    elsewhere.client.sendSaved(n)
    await until(() => expect(elsewhere.client.saved.at(-1)).toBe(n))
  }
  expect(taken).not.toHaveBeenCalled()
  expect(client.saved).toEqual([1])

  await release()
  await refreshed
  await saves(client, 1, 2, 3, 4, 5, 6)
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
  await until(() => expect(pair.socket.isPaused).toBe(true))
  expect(pair.client.saved).toEqual([])
  await release()
  await serving
  await until(() => expect(pair.client.saved.at(-1)).toBe(100))
  expect(pair.client.saved).toHaveLength(100)
})

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { SyncStep } from '@/lib/sync/messages'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { EMPTY_PRESENCE_FRAME } from './presence/presence'
import type { Connection } from './sockets/connection'
import { type TestBoard, testBoard } from './testing/board'
import { onlyRoom, type TestPair, type TestRooms, testRooms } from './testing/rooms'
import { saves, until } from './testing/until'
import { Upkeep } from './upkeep'

/** More than both ends' kernels take for a reader that does not read. */
const MORE_THAN_FITS = 32 * 1024 * 1024

let urls: DatabaseUrls
let board: TestBoard
let house: TestRooms
let upkeep: Upkeep

beforeAll(async () => {
  urls = await testDatabase()
  board = await testBoard(urls)
})

beforeEach(async () => {
  house = await testRooms(urls)
  upkeep = new Upkeep({ ...house, now: house.clock.now })
})

afterEach(async () => {
  upkeep.stop()
  await house.close()
})

afterAll(() => board.close())

/** Somebody who has joined, reads nothing more, and has much to read. */
async function stuckReader(): Promise<TestPair & { connection: Connection }> {
  const pair = await house.joined(board.room, await board.addPerson('participant'))
  pair.client.edit((doc) => doc.getMap('cards').set('long', 'x'.repeat(100_000)))
  pair.client.sendSaved(1)
  await saves(pair.client, 1)
  const [connection] = onlyRoom(house).connections
  if (!connection) throw new Error('nobody is there')
  pair.client.socket.pause()
  connection.send(new Uint8Array(MORE_THAN_FITS).fill(9), house.clock.now())
  // The kernels take what they can; then nothing moves.
  let before = ''
  await vi.waitFor(
    () => {
      const { progress } = connection
      const stands = progress === before
      before = progress
      expect(stands).toBe(true)
    },
    { timeout: 15_000, interval: 200 },
  )
  return { ...pair, connection }
}

test('SYNC-23 sending more to a reader that does not read is no progress, and it is sent away', async () => {
  const { connection, socket } = await stuckReader()
  const closed = vi.spyOn(socket, 'close')
  const before = connection.progress
  for (let n = 0; n < 10; n++) connection.send(EMPTY_PRESENCE_FRAME, house.clock.now())
  connection.ping()
  expect(connection.progress).toBe(before)

  upkeep.start()
  const pinged = vi.spyOn(connection, 'tellSeq')
  await until(() => expect(pinged).toHaveBeenCalled())
  house.clock.goOn(31_000)
  connection.send(EMPTY_PRESENCE_FRAME, house.clock.now())
  await until(() => expect(closed).toHaveBeenCalledWith(1013, 'reads too slowly'))
})

test('SYNC-23 a reader that asks again and does not read is not given another copy, until it reads', async () => {
  const { client, connection, socket } = await stuckReader()
  const before = socket.bufferedAmount
  const vector = Y.encodeStateVector(new Y.Doc())
  for (let n = 0; n < 4; n++) client.sendUpdate(vector, SyncStep.step1)
  client.sendSaved(2)
  await until(() => expect(connection.lastSaved).toBe(2))
  expect(socket.bufferedAmount - before).toBeLessThan(1_000)

  const answers = () => client.frames.filter(({ step }) => step === SyncStep.step2).length
  const first = answers()
  upkeep.start()
  client.socket.resume()
  await until(() => expect(answers()).toBeGreaterThan(first))
  expect(connection.lagging).toBe(false)
})

test('SYNC-23 while somebody does not read, what others write is saved and seen', async () => {
  const { connection } = await stuckReader()
  const [a, b] = [
    await house.joined(board.room, await board.addPerson('participant')),
    await house.joined(board.room, await board.addPerson('reader')),
  ]
  const backlog = connection.backlog
  for (let n = 1; n <= 100; n++) {
    a.client.edit((doc) => doc.getMap('cards').set('live', n))
    a.client.sendSaved(n)
  }
  await saves(a.client, ...Array.from({ length: 100 }, (_, at) => at + 1))
  await until(() => expect(b.client.doc.getMap('cards').get('live')).toBe(100))
  // so far behind, it is kept nothing more: it will be given the rest when it reads
  expect(connection.lagging).toBe(true)
  expect(connection.backlog).toBeLessThanOrEqual(backlog)
})

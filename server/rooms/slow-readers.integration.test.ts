import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { SyncStep } from '@/lib/sync/messages'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { EMPTY_PRESENCE_FRAME } from './presence/presence'
import { compactRoom } from './snapshots/compact-room'
import type { Connection } from './sockets/connection'
import { type TestBoard, testBoard } from './testing/board'
import { onlyRoom, type TestPair, type TestRooms, testRooms } from './testing/rooms'
import { saves, sees, until } from './testing/until'
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

test('SYNC-23 a megabyte behind, a reader is spared presence; four megabytes behind, everything', async () => {
  const writer = await house.joined(board.room, await board.addPerson('participant'))
  const { client } = await house.joined(board.room, await board.addPerson('reader'))
  const witness = await house.joined(board.room, await board.addPerson('reader'))
  const reader = [...onlyRoom(house).live][1]
  if (!reader) throw new Error('the reader is not there')
  const backlog = vi.spyOn(reader, 'backlog', 'get')
  const speak = async (view: string) => {
    const state = { view }
    writer.client.sendPresence([{ client: writer.client.doc.clientID, clock: 1, state }])
    await sees(witness.client, writer.client.doc.clientID, state)
  }
  const write = async (n: number) => {
    writer.client.edit((doc) => doc.getMap('cards').set(`behind ${n}`, n))
    await until(() => expect(witness.client.doc.getMap('cards').has(`behind ${n}`)).toBe(true))
  }
  const hears = (view: string) => sees(client, writer.client.doc.clientID, { view })

  backlog.mockReturnValue(1024 * 1024)
  await speak('near')
  await hears('near')

  backlog.mockReturnValue(1024 * 1024 + 1)
  await speak('behind')
  await write(1)
  await until(() => expect(client.doc.getMap('cards').has('behind 1')).toBe(true))
  expect(client.states.get(writer.client.doc.clientID)?.state).toMatchObject({ view: 'near' })
  expect(reader.lagging).toBe(false)

  backlog.mockReturnValue(4 * 1024 * 1024 + 1)
  await write(2)
  expect(reader.lagging).toBe(true)

  backlog.mockRestore()
  upkeep.start()
  await until(() => expect(client.doc.getMap('cards').has('behind 2')).toBe(true))
  expect(reader.lagging).toBe(false)
})

test('SYNC-23 a slow reader is brought up to date once, however long that takes', async () => {
  const { client } = await house.joined(board.room, await board.addPerson('participant'))
  const room = onlyRoom(house)
  const [reader] = room.live
  if (!reader) throw new Error('the reader is not there')
  client.edit((doc) => doc.getMap('cards').set('missed', 1))
  client.sendSaved(1)
  await saves(client, 1)
  const snapshot = await compactRoom(house.pool, board.room)
  if (snapshot) room.compactedTo(snapshot)
  const fallsBehind = () => Object.assign(reader, { lagging: true, sentSeq: 0n })
  const joins = vi.spyOn(house.rooms, 'join')
  const holder = await board.db.connect()
  await holder.query('begin')
  await holder.query('lock table room_log in access exclusive mode')
  fallsBehind()
  for (let second = 1; second <= 3; second++) house.rooms.catchUpReader(room, reader)
  expect(joins).toHaveBeenCalledTimes(1)
  await holder.query('rollback')
  holder.release()
  await until(() => expect(reader.lagging).toBe(false))
  fallsBehind()
  await until(() => {
    house.rooms.catchUpReader(room, reader)
    expect(joins).toHaveBeenCalledTimes(2)
  })
})

test('SYNC-23 who asks for the document a sixth time in ten seconds is closed as too fast', async () => {
  const { client, socket } = await house.joined(board.room, await board.addPerson('participant'))
  const ask = () => client.sendUpdate(Y.encodeStateVector(client.doc), SyncStep.step1)
  const answers = () => client.frames.filter(({ step }) => step === SyncStep.step2).length
  const joined = answers()
  ask() // the first is taken as answered by joining
  for (let n = 1; n <= 5; n++) {
    ask()
    await until(() => expect(answers()).toBe(joined + n))
  }
  house.clock.goOn(2_000)
  ask()
  await until(() => expect(answers()).toBe(joined + 6))
  const closed = vi.spyOn(socket, 'close')
  await until(() => {
    ask()
    expect(closed).toHaveBeenCalledWith(4529, 'asks too often')
  })
})

test('SYNC-23 whoever sends more than sixty messages a second is read more slowly, and all of it is saved', async () => {
  const { client, socket } = await house.joined(board.room, await board.addPerson('participant'))
  const paused = vi.spyOn(socket, 'pause')
  for (let n = 1; n <= 180; n++) client.sendSaved(n)
  await until(() => expect(client.saved.at(-1)).toBe(180))
  expect(paused).not.toHaveBeenCalled()
  for (let n = 181; n <= 300; n++) client.sendSaved(n)
  await until(() => expect(client.saved.at(-1)).toBe(300))
  expect(paused).toHaveBeenCalled()
  expect(client.saved).toHaveLength(300)
})

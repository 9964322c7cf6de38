import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { log } from '@/lib/platform/log'
import { appendChange } from '@/lib/sync/log'
import { Message, SyncStep } from '@/lib/sync/messages'
import { parseRoom } from '@/lib/sync/rooms'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { inTransaction } from '../persistence/pool'
import { Tasks } from './tasks'
import { type TestBoard, testBoard } from './testing/board'
import { commitsHeld } from './testing/holding'
import { type TestRooms, testRooms } from './testing/rooms'
import { closes, until } from './testing/until'
import { Watch } from './watch'

let urls: DatabaseUrls
let board: TestBoard
let house: TestRooms

beforeAll(async () => {
  urls = await testDatabase()
  board = await testBoard(urls)
})

beforeEach(async () => {
  house = await testRooms(urls)
})

afterEach(() => house.close())

afterAll(() => board.close())

test('SYNC-5 somebody who joins while another hangs up is still watched over', async () => {
  const [kari, per] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const [staying, leaving] = [
    await house.connect(board.room, kari),
    await house.connect(board.room, per),
  ]
  const first = await house.admitted(staying, { room: board.room, person: kari })
  const second = await house.admitted(leaving, { room: board.room, person: per })
  const served = [first.serve(), second.serve()]
  leaving.socket.emit('close', 1006, Buffer.alloc(0))
  await Promise.all(served)
  await until(() => expect(staying.client.joined).toBe(true))
  expect(house.rooms.all.map(({ connections }) => connections.size)).toEqual([1])

  const { now } = house.clock
  const watch = new Watch({ ...house, log, now, tasks: new Tasks() })
  watch.start()
  await board.setRole(kari, null)
  await closes(staying.client, 4403)
  watch.stop()
})

test('SYNC-5 somebody who joins while sessions are looked up is not taken for signed out', async () => {
  const [kari, per] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const early = await house.joined(board.room, kari)
  const late = await house.connect(board.room, per)
  const admitted = await house.admitted(late, { room: board.room, person: per })
  const lock = await board.db.connect()
  const { now } = house.clock
  const watch = new Watch({ ...house, log, now, tasks: new Tasks() })
  try {
    await lock.query('begin')
    await lock.query('lock table person in access exclusive mode')
    watch.start()
    await until(async () => {
      const { rows } = await board.db.query(
        `select 1 from pg_stat_activity
         where wait_event_type = 'Lock' and query like '%auth_session join person%'`,
      )
      expect(rows).toHaveLength(1)
    })
    await admitted.serve()
    await lock.query('commit')
    await board.db.query('delete from auth_session where token = $1', [kari.token])
    await closes(early.client, 4401)
    expect(late.client.closed).toBeNull()
  } finally {
    watch.stop()
    lock.release()
  }
})

test('SYNC-5 while one room cannot be brought up to date, signing out is noticed in the others', async () => {
  const other = await testBoard(urls)
  const [kari, per] = [await board.addPerson('participant'), await other.addPerson('participant')]
  const [held, leaving] = [
    await house.joined(board.room, kari),
    await house.joined(other.room, per),
  ]
  const release = await commitsHeld(board)
  held.client.edit((doc) => doc.getMap('cards').set('waits', 1))
  await until(() => expect(house.rooms.all.some(({ queue }) => queue.isInFlight)).toBe(true))
  house.clock.goOn(20_000) // everybody's access is to be asked for
  const refresh = vi.spyOn(house.rooms.freshness, 'refresh')
  const { now } = house.clock
  const watch = new Watch({ ...house, log, now, tasks: new Tasks() })
  try {
    watch.start()
    await until(() => expect(refresh).toHaveBeenCalledTimes(2))
    await other.db.query('delete from auth_session where token = $1', [per.token])
    await closes(leaving.client, 4401)
  } finally {
    watch.stop()
    await release()
    await other.close()
  }
})

test('SYNC-5 whose access goes between the door and the room gets nothing of the document', async () => {
  const kari = await board.addPerson('participant')
  const pair = await house.connect(board.room, kari)
  const { serve } = await house.admitted(pair, { room: board.room, person: kari })
  await board.setRole(kari, null)
  await serve()
  await closes(pair.client, 4403)
  expect(pair.client.frames.filter(({ type }) => type === Message.sync)).toEqual([])
})

test('SYNC-27 who asks for the document again gets none while sessions cannot be confirmed', async () => {
  const { client } = await house.joined(board.room, await board.addPerson('participant'))
  const answers = () => client.frames.filter(({ step }) => step === SyncStep.step2).length
  const before = answers()
  house.clock.goOn(31_000)
  const vector = Y.encodeStateVector(new Y.Doc())
  client.sendUpdate(vector, SyncStep.step1) // taken as answered by joining
  client.sendUpdate(vector, SyncStep.step1)
  await closes(client, 1013)
  expect(answers()).toBe(before)
})

test('SYNC-5 nobody joins a room that has been forgotten', async () => {
  const kari = await board.addPerson('participant')
  const pair = await house.connect(board.room, kari)
  const { connection } = await house.admitted(pair, { room: board.room, person: kari })
  const address = parseRoom(board.room)
  const room = address && (await house.rooms.open(address))
  if (!room) throw new Error('there is no such room')
  house.rooms.closeIfIdle(room)
  await house.rooms.join(room, connection())
  await closes(pair.client, 1012)
  expect(pair.client.frames).toEqual([])
  expect(room.connections.size).toBe(0)
})

test('SYNC-5 a gap does not fetch for somebody who was removed what was written since', async () => {
  const [kari, per] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const pair = await house.joined(board.room, kari)

  await board.setRole(kari, null)
  const elsewhere = new Y.Doc()
  elsewhere.getMap('cards').set('not for Kari', 1)
  await inTransaction(board.db, {
    work: (client) =>
      appendChange(client, {
        room: board.room,
        segments: [{ person: per.id, onBehalfOf: null, update: Y.encodeStateAsUpdate(elsewhere) }],
        idempotencyKey: 'since',
        node: 'web',
      }),
  })
  const doc = new Y.Doc()
  doc.getMap('cards').set('first', 1)
  const known = Y.encodeStateVector(doc)
  doc.getMap('cards').set('second', 2)
  pair.client.sendUpdate(Y.encodeStateAsUpdate(doc, known))
  await closes(pair.client, 4403)
  expect(pair.client.doc.getMap('cards').has('not for Kari')).toBe(false)
})

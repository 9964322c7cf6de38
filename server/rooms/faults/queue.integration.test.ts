import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CloseCode } from '@/lib/sync/close-codes'
import type { DatabaseUrls } from '../../embedded/cluster'
import { testDatabase } from '../../embedded/testing'
import { type TestBoard, type TestPerson, testBoard } from '../testing/board'
import { headLocked } from '../testing/holding'
import { onlyRoom, type TestPair, type TestRooms, testRooms } from '../testing/rooms'
import { closes, until } from '../testing/until'
import { auditOf } from './testing/audit'

let urls: DatabaseUrls
let board: TestBoard
let kari: TestPerson
let per: TestPerson
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  urls = await testDatabase()
  board = await testBoard(urls)
  kari = await board.addPerson('participant')
  per = await board.addPerson('participant')
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

afterAll(() => board.close())

async function openHouse(options?: Parameters<typeof testRooms>[1]): Promise<TestRooms> {
  const house = await testRooms(urls, options)
  closing.push(house.close)
  return house
}

/** Updates that each type one letter, as they come out of a document. */
function letters(count: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  const text = doc.getText('meta')
  for (let n = 0; n < count; n++) text.insert(n, String(n % 10))
  return { doc, updates }
}

async function stored(): Promise<Y.Doc> {
  const audit = auditOf(board)
  await audit.read()
  expect(audit.faults).toEqual([])
  return audit.doc
}

const serverSide = (house: TestRooms, { client }: TestPair, { id }: TestPerson) => {
  const connection = [...onlyRoom(house).connections].find(({ person }) => person === id)
  if (!connection || client.closed) throw new Error('not connected')
  return connection
}

test('SYNC-13 five thousand tiny updates wait as a few, and are committed and acknowledged in order', async () => {
  const house = await openHouse()
  const pair = await house.joined(board.room, kari)
  const [room, author] = [onlyRoom(house), serverSide(house, pair, kari)]
  const release = await headLocked(board)
  const { doc, updates } = letters(5_000)
  const acknowledged: number[] = []
  for (const [n, update] of updates.entries()) {
    expect(room.admission.submit(author, update).kind).toBe('accepted')
    if (n % 500 === 499) room.queue.afterCurrent(() => acknowledged.push(n))
  }
  expect(room.queue.entries.length).toBeLessThan(300)
  expect(acknowledged).toEqual([])

  // What waits is judged again whenever access may have changed.
  const refreshed = house.rooms.freshness.refresh(room)
  await release()
  await refreshed
  await until(() =>
    expect(acknowledged).toEqual([499, 999, 1499, 1999, 2499, 2999, 3499, 3999, 4499, 4999]),
  )
  await until(() => expect(room.queue.isEmpty).toBe(true))
  expect((await stored()).getText('meta').toString()).toBe(doc.getText('meta').toString())
  expect(room.queue.bytes).toBe(0)
})

test('SYNC-13 a room that is full sends writers away with 1013, and keeps what it has accepted', async () => {
  const house = await openHouse({ maxQueued: { mostInRoom: 10_000 } })
  const [writing, other] = [
    await house.joined(board.room, kari),
    await house.joined(board.room, per),
  ]
  const room = onlyRoom(house)
  const release = await headLocked(board)
  const accepted = 'a'.repeat(4_000)
  writing.client.edit((doc) => doc.getMap('cards').set('first', accepted))
  writing.client.sendSaved(1)
  writing.client.edit((doc) => doc.getMap('cards').set('second', accepted))
  await until(() => expect(room.queue.bytes).toBeGreaterThan(8_000))
  writing.client.edit((doc) => doc.getMap('cards').set('third', accepted))
  await closes(writing.client, CloseCode.overloaded)
  expect(writing.client.rejected).toEqual([])
  expect(other.client.closed).toBeNull()
  await release()
  await until(() => expect(room.queue.isEmpty).toBe(true))
  const cards = (await stored()).getMap('cards')
  expect([cards.has('first'), cards.has('second'), cards.has('third')]).toEqual([true, true, false])

  const again = await house.joined(board.room, kari)
  again.client.sendUpdate(Y.encodeStateAsUpdate(writing.client.doc), 1)
  again.client.sendSaved(1)
  await until(() => expect(again.client.saved).toEqual([1]))
  expect((await stored()).getMap('cards').has('third')).toBe(true)
})

test('SYNC-13 a process that is full sends writers of every room away, and takes them back', async () => {
  const elsewhere = await testBoard(urls)
  closing.push(elsewhere.close)
  const house = await openHouse({ maxQueued: { most: 10_000 } })
  const away = await elsewhere.addPerson('participant')
  const [here, there] = [
    await house.joined(board.room, kari),
    await house.joined(elsewhere.room, away),
  ]
  const release = await headLocked(board)
  here.client.edit((doc) => doc.getMap('cards').set('much', 'a'.repeat(9_000)))
  const waiting = () => house.rooms.all.reduce((sum, { queue }) => sum + queue.bytes, 0)
  await until(() => expect(waiting()).toBeGreaterThan(9_000))
  there.client.edit((doc) => doc.getMap('cards').set('more', 'a'.repeat(2_000)))
  await closes(there.client, CloseCode.overloaded)
  await release()
  await until(() => expect(waiting()).toBe(0))
  const back = await house.joined(elsewhere.room, away)
  back.client.sendUpdate(Y.encodeStateAsUpdate(there.client.doc), 1)
  back.client.sendSaved(1)
  await until(() => expect(back.client.saved).toEqual([1]))
})

test('SYNC-13 after an outage rows stay small, and what is too much for one follows in the next', async () => {
  const house = await openHouse()
  const pair = await house.joined(board.room, kari)
  const [room, author] = [onlyRoom(house), serverSide(house, pair, kari)]
  const release = await headLocked(board)
  const doc = new Y.Doc()
  doc.on('update', (update) => expect(room.admission.submit(author, update).kind).toBe('accepted'))
  for (let n = 0; n < 10; n++) doc.getMap('cards').set(`large ${n}`, `${n}`.repeat(900_000))
  await release()
  await until(() => expect(room.queue.isEmpty).toBe(true))
  const sizes = 'select octet_length(payload) as size from room_log where room = $1'
  const { rows } = await board.db.query<{ size: number }>(sizes, [board.room])
  expect(Math.max(...rows.map(({ size }) => size))).toBeLessThan(5_000_000)
  const keys = [...doc.getMap('cards').keys()]
  expect(Object.keys((await stored()).getMap('cards').toJSON())).toEqual(
    expect.arrayContaining(keys),
  )
})

import { once } from 'node:events'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CloseCode } from '@/lib/sync/close-codes'
import { Message, SyncStep } from '@/lib/sync/messages'
import { decodeSegments } from '@/lib/sync/segments'
import { testDatabase } from '../embedded/testing'
import { testBoard } from './testing/board'
import { commitsHeld } from './testing/holding'
import type { RawClient } from './testing/raw-client'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { saves, until } from './testing/until'

const urls = await testDatabase()
const board = await testBoard(urls)
const kari = await board.addPerson('participant')
const per = await board.addPerson('participant')
let house: TestRooms

beforeEach(async () => {
  house = await testRooms(urls)
})

afterEach(() => house.close())

afterAll(() => board.close())

const steps = (client: RawClient, wanted: number) =>
  client.frames.filter(({ type, step }) => type === Message.sync && step === wanted)

const rows = async () => {
  const log = 'select payload from room_log where room = $1 order by seq'
  return (await board.db.query<{ payload: Buffer }>(log, [board.room])).rows
}

const write = (client: RawClient, key: string) =>
  client.edit((doc) => doc.getMap('cards').set(key, 1))

const queued = (count: number) =>
  until(() => expect(onlyRoom(house).queue.entries.length).toBe(count))

test('SYNC-9 what waits for its commit counts as known, and nobody is asked for what follows it', async () => {
  const { client: a } = await house.joined(board.room, kari)
  const release = await commitsHeld(board)
  write(a, 'first')
  write(a, 'stands on the first')
  a.sendSaved(1)
  await queued(2)
  const { client: late } = await house.joined(board.room, per)
  const [asked] = steps(late, SyncStep.step1)
  expect(Y.decodeStateVector(asked?.content ?? new Uint8Array()).has(a.doc.clientID)).toBe(false)
  expect(late.doc.getMap('cards').has('first')).toBe(false)
  expect(steps(a, SyncStep.step1)).toHaveLength(1)
  expect(a.saved).toEqual([])

  await release()
  await saves(a, 1)
  await until(() => expect(late.doc.getMap('cards').has('stands on the first')).toBe(true))
  const { client: later } = await house.joined(board.room, per)
  const [told] = steps(later, SyncStep.step1)
  expect(Y.decodeStateVector(told?.content ?? new Uint8Array()).get(a.doc.clientID)).toBe(2)
})

test('SYNC-12 what comes during a flush goes out with the next: one row, one frame for everybody', async () => {
  const [{ client: a }, { client: b }, { client: c }] = [
    await house.joined(board.room, kari),
    await house.joined(board.room, per),
    await house.joined(board.room, kari),
  ]
  const before = (await rows()).length
  const release = await commitsHeld(board)
  write(a, 'alone')
  await until(() => expect(onlyRoom(house).queue.isInFlight).toBe(true))
  for (let n = 1; n <= 9; n++) write(a, `together ${n}`)
  write(b, 'at the same time')
  a.sendSaved(1)
  b.sendSaved(1)
  await queued(11)
  await release()
  await Promise.all([saves(a, 1), saves(b, 1)])
  await until(() => expect(c.doc.getMap('cards').has('at the same time')).toBe(true))

  const written = (await rows()).slice(before).map(({ payload }) => decodeSegments(payload))
  expect(written.map((segments) => segments.map(({ person }) => person))).toEqual([
    [kari.id],
    expect.arrayContaining([kari.id, per.id]),
  ])
  expect(steps(c, SyncStep.update)).toHaveLength(2)
})

test('SYNC-12 what one author alone wrote is not sent back to the socket that it came from', async () => {
  const [{ client: a }, { client: other }] = [
    await house.joined(board.room, kari),
    await house.joined(board.room, kari),
  ]
  write(a, 'mine')
  a.sendSaved(1)
  await saves(a, 1)
  await until(() => expect(other.doc.getMap('cards').has('mine')).toBe(true))
  expect(steps(a, SyncStep.update)).toEqual([])
})

test('SYNC-4 who does not answer a close is cut off, and is out of the room at once', async () => {
  const { client, socket } = await house.joined(board.room, kari)
  const { client: other } = await house.joined(board.room, per)
  const room = onlyRoom(house)
  const [connection] = room.connections
  client.socket.pause()
  const cut = once(socket, 'close')
  connection?.close(CloseCode.malformed, 'as the test will have it')
  expect(connection?.closed).toBe(true)
  const [code] = await cut
  expect(code).toBe(1006)
  await until(() => expect([...room.connections]).toHaveLength(1))
  write(other, 'after the close')
  other.sendSaved(1)
  await saves(other, 1)
})

test('SYNC-21 a room that everybody has left is held no more', async () => {
  const { client: a } = await house.joined(board.room, kari)
  const { client: b } = await house.joined(board.room, per)
  expect(house.rooms.all).toHaveLength(1)
  write(a, 'the last')
  a.sendSaved(1)
  await saves(a, 1)
  for (const leaving of [a, b]) leaving.close()
  await until(() => expect(house.rooms.all).toEqual([]))
  expect(house.rooms.waiting).toEqual({ bytes: 0, entries: 0 })
  const { client } = await house.joined(board.room, per)
  expect(client.doc.getMap('cards').has('the last')).toBe(true)
})

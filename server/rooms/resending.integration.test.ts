import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Message, Rejection, SyncStep } from '@/lib/sync/messages'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { commitAppends } from '../persistence/commit'
import { auditOf } from './faults/testing/audit'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import type { RawClient } from './testing/raw-client'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { rejects, saves, until } from './testing/until'

let urls: DatabaseUrls
let board: TestBoard
let house: TestRooms
let kari: TestPerson

beforeAll(async () => {
  urls = await testDatabase()
})

beforeEach(async () => {
  board = await testBoard(urls)
  house = await testRooms(urls)
  kari = await board.addPerson('participant')
})

afterEach(async () => {
  await house.close()
  await board.close()
})

/** Nothing is written until the person has become a reader, in one transaction with it. */
async function untilReader({ memberId }: TestPerson): Promise<() => Promise<void>> {
  const holder = await board.db.connect()
  await holder.query('begin')
  await holder.query('select 1 from room_head where room = $1 for update', [board.room])
  return async () => {
    await holder.query(`update board_role set role = 'reader' where member_id = $1`, [memberId])
    await holder.query('update room_head set access_epoch = access_epoch + 1 where room = $1', [
      board.room,
    ])
    await holder.query('commit')
    holder.release()
  }
}

const step1s = ({ frames }: RawClient) =>
  frames.filter(({ type, step }) => type === Message.sync && step === SyncStep.step1).length

const waits = (count: number) =>
  until(() => expect(onlyRoom(house).queue.entries.length).toBe(count))

/** The server has read everything up to this number. */
const hasRead = (number: number) =>
  until(() => {
    const read = [...onlyRoom(house).connections].map(({ lastSaved }) => lastSaved)
    expect(read).toContain(number)
  })

test('SYNC-6 what waits from an earlier connection and is dropped is not called saved to the next', async () => {
  const { client: earlier } = await house.joined(board.room, kari)
  const becomeReader = await untilReader(kari)
  earlier.edit((doc) => doc.getMap('cards').set('mine', 1))
  await waits(1)

  const { client: next } = await house.joined(board.room, kari)
  const asked = step1s(next)
  next.sendUpdate(Y.encodeStateAsUpdate(earlier.doc), SyncStep.step2)
  next.sendSaved(7)
  await hasRead(7)
  await becomeReader()
  await until(() => expect(step1s(next)).toBe(asked + 1))
  next.sendUpdate(Y.encodeStateAsUpdate(earlier.doc), SyncStep.step2)
  await rejects(next, Rejection.readOnly, { after: 7 })
  expect(next.saved).toEqual([])
})

test('SYNC-6 of two who delete the same, the second is not told that it is saved when the first is refused', async () => {
  const per = await board.addPerson('participant')
  const { client: first } = await house.joined(board.room, kari)
  const { client: second } = await house.joined(board.room, per)
  first.edit((doc) => doc.getMap('cards').set('old', 1))
  first.sendSaved(1)
  await saves(first, 1)
  await until(() => expect(second.doc.getMap('cards').has('old')).toBe(true))

  const becomeReader = await untilReader(kari)
  first.edit((doc) => doc.getMap('cards').delete('old'))
  await waits(1)
  const asked = step1s(second)
  second.edit((doc) => doc.getMap('cards').delete('old'))
  second.sendSaved(7)
  await hasRead(7)
  await becomeReader()
  await rejects(first, Rejection.readOnly, { after: 1 })
  await until(() => expect(step1s(second)).toBe(asked + 1))
  expect(second.saved).toEqual([])
  second.sendUpdate(Y.encodeStateAsUpdate(second.doc), SyncStep.step2)
  await saves(second, 7)
  const audit = auditOf(board)
  await audit.read()
  expect(audit.doc.getMap('cards').has('old')).toBe(false)
})

test('SYNC-6 what came in the wrong order is called saved when all of it is committed', async () => {
  const { client } = await house.joined(board.room, kari)
  const room = onlyRoom(house)
  let goOn = () => {}
  void house.rooms.commit.hold(room, () => new Promise((resolve) => (goOn = resolve)))
  const updates: Uint8Array[] = []
  client.doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const key of ['first', 'second']) client.doc.getMap('cards').set(key, 1)
  const asked = step1s(client)
  for (const update of updates.toReversed()) client.sendUpdate(update)
  client.sendSaved(7)
  await hasRead(7)
  await until(() => expect(step1s(client)).toBe(asked + 1))

  // The first is on its way while the second comes again.
  const first = room.takeBatch()
  client.sendUpdate(Y.encodeStateAsUpdate(client.doc), SyncStep.step2)
  client.sendSaved(8)
  await hasRead(8)
  const [result] = await commitAppends(house.pool, { appends: [first.append], node: 'test' })
  if (result?.kind !== 'committed') throw new Error('not committed')
  room.committed(first, result.seq)
  client.sendPresence([{ client: client.doc.clientID, clock: 1, state: { view: 'canvas' } }])
  const [connection] = room.connections
  await until(() => expect(connection?.presenceIds.size).toBe(1))
  expect(client.saved).toEqual([])
  goOn()
  await until(() => expect(client.saved.at(-1)).toBe(8))
})

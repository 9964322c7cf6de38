import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { appendChange } from '@/lib/sync/log'
import { encodeSegments } from '@/lib/sync/segments'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { appended } from './testing/appended'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import { updateOf } from './testing/room'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { closes, saves, until } from './testing/until'

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

/** Somebody's query that begins like this waits for a lock. */
const waitsFor = (query: string) =>
  until(async () => {
    const { rows } = await board.db.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and starts_with(query, $1)`,
      [query],
    )
    expect(rows).toHaveLength(1)
  })

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
  const refreshed = house.rooms.freshness.refresh(room)
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

test('SYNC-5 what is written once somebody has been removed does not reach them, also while access is read', async () => {
  const [per, anna] = [await board.addPerson('participant'), await board.addPerson('reader')]
  const [removed, staying] = [
    await house.joined(board.room, per),
    await house.joined(board.room, anna),
  ]
  await board.addPerson('reader')
  const holder = await board.db.connect()
  await holder.query('begin')
  await holder.query('lock table room_log in access exclusive mode')
  const refreshed = house.rooms.freshness.refresh(onlyRoom(house))
  await waitsFor('select seq, payload from room_log')
  // Standings have been read; now they change, and after that a row is written.
  await holder.query('delete from board_role where member_id = $1', [per.memberId])
  await holder.query('update room_head set access_epoch = access_epoch + 1 where room = $1', [
    board.room,
  ])
  const doc = new Y.Doc()
  doc.getMap('cards').set('not for Per', 1)
  await appendChange(holder, {
    room: board.room,
    segments: [{ person: kari.id, onBehalfOf: null, update: Y.encodeStateAsUpdate(doc) }],
    idempotencyKey: 'not for Per',
    node: 'web',
  })
  await holder.query('commit')
  holder.release()
  await refreshed
  await closes(removed.client, 4403)
  await until(() => expect(staying.client.doc.getMap('cards').has('not for Per')).toBe(true))
  expect(removed.client.doc.getMap('cards').has('not for Per')).toBe(false)
})

test('SYNC-8 bindings are read once, whatever other nodes write meanwhile', async () => {
  await house.joined(board.room, kari)
  const room = onlyRoom(house)
  const asked = vi.spyOn(house.pool, 'query')
  const reads = () => asked.mock.calls.filter(([sql]) => String(sql).includes('from room_client'))
  const holder = await board.db.connect()
  await holder.query('begin')
  await holder.query('lock table room_client in access exclusive mode')
  const refreshed = house.rooms.freshness.refresh(room)
  await until(() => expect(reads()).toHaveLength(1))
  const update = updateOf((doc) => doc.getMap('cards').set('from another node', 1), 4_711)
  const segments = [{ person: kari.id, onBehalfOf: null, update }]
  room.learnRows([{ seq: room.state.seq + 1n, payload: encodeSegments(segments) }])
  await holder.query('rollback')
  holder.release()
  await refreshed
  expect(reads()).toHaveLength(1)
  expect(room.state.owners.ownerOf(4_711)).toBe(kari.id)
})

test('SYNC-5 somebody who comes while access is read gets nothing that was written since theirs went', async () => {
  const anna = await board.addPerson('reader')
  const per = await board.addPerson('participant')
  const staying = await house.joined(board.room, anna)
  const late = await house.connect(board.room, per)
  const { serve } = await house.admitted(late, { room: board.room, person: per })
  await board.setRole(per, null)
  await appended(board, {
    person: kari.id,
    edit: (doc) => doc.getMap('cards').set('not for newcomers', 1),
  })
  const release = await standingsLocked()
  const refreshed = house.rooms.freshness.refresh(onlyRoom(house))
  await waitsFor('\n  SELECT m.person_id')
  await serve()
  await until(() => expect(late.client.joined).toBe(true))
  await release()
  await refreshed
  await closes(late.client, 4403)
  await until(() => expect(staying.client.doc.getMap('cards').has('not for newcomers')).toBe(true))
  expect(late.client.doc.getMap('cards').has('not for newcomers')).toBe(false)
})

test('SYNC-5 access of everybody in a room is read in one query', async () => {
  for (let n = 0; n < 5; n++) {
    await house.joined(board.room, await board.addPerson('reader'))
  }
  await board.addPerson('reader')
  const asked = vi.spyOn(house.pool, 'query')
  await house.rooms.freshness.refresh(onlyRoom(house))
  const standings = asked.mock.calls.filter(([sql]) => String(sql).includes('party_roles'))
  expect(standings).toHaveLength(1)
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

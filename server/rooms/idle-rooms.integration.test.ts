import { createHash } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createCards } from '@/lib/cards/doc'
import { canonicalJson } from '@/lib/platform/chain'
import { Rejection } from '@/lib/sync/messages'
import { encodeSegments } from '@/lib/sync/segments'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { findIdleRooms, ifNobodyCompacts } from '../persistence/room-snapshots'
import { metrics } from './metrics'
import { appended } from './testing/appended'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { rejects, saves, until } from './testing/until'
import { MAX_NESTING } from './updates/nesting'

const HALF_A_MINUTE = 30_000

let urls: DatabaseUrls
let board: TestBoard
let kari: TestPerson
let house: TestRooms

beforeAll(async () => {
  urls = await testDatabase()
})

beforeEach(async () => {
  board = await testBoard(urls)
  kari = await board.addPerson('participant')
  house = await testRooms(urls)
})

afterEach(async () => {
  await house.close()
  await board.close()
})

/** A promise and what resolves it. */
function signal() {
  let give: () => void = () => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}

const ask = async (sql: string) => (await board.db.query(sql, [board.room])).rows
const heads = () => ask('select last_seq, snapshot_seq from room_head where room = $1')
const snapshots = () => ask('select seq, state from room_snapshot where room = $1')

/** Half a minute goes by, and idle rooms are looked for until this one has its snapshot. */
async function compactedTo(seq: string): Promise<void> {
  house.clock.goOn(HALF_A_MINUTE)
  await until(async () => {
    house.clock.goOn(1_000)
    house.rooms.compaction.considerIdle()
    expect(await heads()).toMatchObject([{ snapshot_seq: seq }])
  })
}

const aCard =
  (title: string, body = '') =>
  (doc: Y.Doc) =>
    createCards(doc, [{ id: title, type: 'driver', at: [1, 2], createdAt: 1, title, body }], {
      source: 'import',
    })

test('SYNC-19 a room that nobody has open is compacted when nothing was written for 30 s', async () => {
  await appended(board, { person: kari.id, edit: aCard('Kelp') })
  const idle = () =>
    findIdleRooms(house.pool, {
      before: new Date(house.clock.now() - HALF_A_MINUTE),
      except: [],
      limit: 10,
    })
  house.clock.goOn(HALF_A_MINUTE - 10_000)
  expect(await idle()).not.toContain(board.room)
  house.clock.goOn(10_000)
  await until(async () => expect(await idle()).toContain(board.room))
  await compactedTo('1')
  expect(await idle()).not.toContain(board.room)
})

test('SYNC-19 a room in which everybody is silent is compacted, and its tail is forgotten', async () => {
  const { client } = await house.joined(board.room, kari)
  client.edit((doc) => doc.getMap('cards').set('kelp', 1))
  client.sendSaved(1)
  await saves(client, 1)
  expect(onlyRoom(house).state.tail).toHaveLength(1)
  await compactedTo('1')
  await until(() => expect(onlyRoom(house).state.tail).toHaveLength(0))
  client.edit((doc) => doc.getMap('cards').set('cod', 2))
  client.sendSaved(2)
  await saves(client, 1, 2)
  const later = await house.joined(board.room, kari)
  expect(later.client.doc.getMap('cards').toJSON()).toEqual({ kelp: 1, cod: 2 })
})

test('SYNC-19 a snapshot that another process made is noticed, and the tail forgotten here', async () => {
  const { client } = await house.joined(board.room, kari)
  client.edit((doc) => doc.getMap('cards').set('kelp', 1))
  client.sendSaved(1)
  await saves(client, 1)
  const other = await testRooms(urls)
  other.clock.goOn(HALF_A_MINUTE + 1_000)
  other.rooms.compaction.considerIdle()
  await until(async () => expect(await heads()).toMatchObject([{ snapshot_seq: '1' }]))
  await other.close()
  const room = onlyRoom(house)
  expect(room.state.tail).toHaveLength(1)
  await house.rooms.freshness.noticeSnapshot(room)
  expect(room.state.tail).toHaveLength(0)
  const later = await house.joined(board.room, kari)
  expect(later.client.doc.getMap('cards').toJSON()).toEqual({ kelp: 1 })
})

test('SYNC-19 a room that could not be compacted waits until no other is due', async () => {
  await appended(board, { person: kari.id, edit: aCard('Broken') })
  await board.db.query('update room_log set payload = $2 where room = $1', [
    board.room,
    Buffer.from(
      encodeSegments([{ person: kari.id, onBehalfOf: null, update: Uint8Array.of(9, 9, 9) }]),
    ),
  ])
  const tries = vi.spyOn(metrics.compactionFailures, 'inc')
  house.clock.goOn(HALF_A_MINUTE)
  const failed = (count: number) =>
    until(() => {
      house.clock.goOn(1_000)
      house.rooms.compaction.considerIdle()
      expect(tries).toHaveBeenCalledTimes(count)
    })
  await failed(1)

  const other = await testBoard(urls)
  await appended(other, { person: kari.id, edit: aCard('Kelp') })
  house.clock.goOn(10 * HALF_A_MINUTE) // it has rested, and is the older of the two
  await until(async () => {
    house.rooms.compaction.considerIdle()
    house.clock.goOn(1_000)
    const { rows } = await other.db.query('select seq from room_snapshot where room = $1', [
      other.room,
    ])
    expect(rows).toEqual([{ seq: '1' }])
  })
  expect(tries).toHaveBeenCalledTimes(1)
  await failed(2)
  await other.close()
})

test('SYNC-19 two processes do not compact one room at the same time', async () => {
  const [begun, done] = [signal(), signal()]
  const first = ifNobodyCompacts(house.pool, board.room, async () => {
    begun.give()
    await done.given
  })
  await begun.given
  expect(await ifNobodyCompacts(house.pool, board.room, async () => undefined)).toBe(false)
  expect(await ifNobodyCompacts(house.pool, 'board.another', async () => undefined)).toBe(true)
  done.give()
  expect(await first).toBe(true)
  expect(await ifNobodyCompacts(house.pool, board.room, async () => undefined)).toBe(true)
})

test('SYNC-19 what has been deleted is not in the snapshot, and stays in the log', async () => {
  const doc = await appended(board, { person: kari.id, edit: aCard('Kelp', 'a secret body') })
  await appended(board, { person: kari.id, doc, edit: aCard('Cod', 'kept words') })
  await appended(board, {
    person: kari.id,
    doc,
    edit: () => {
      doc.getMap('cards').delete('Kelp')
      doc.getMap('meta').set('note', 'overwritten words')
      doc.getMap('meta').set('note', 'last words')
    },
  })
  await compactedTo('5')
  const [{ state }] = await snapshots()
  for (const gone of ['a secret body', 'overwritten words'])
    expect(state.includes(gone)).toBe(false)
  for (const kept of ['kept words', 'last words']) expect(state.includes(kept)).toBe(true)
  const log = await ask('select payload from room_log where room = $1 order by seq')
  expect(log[0].payload.includes('a secret body')).toBe(true)
})

test('SYNC-19 SYNC-20 compaction writes the projection too, hashed over its canonical JSON', async () => {
  await appended(board, { person: kari.id, edit: aCard('Kelp', 'why') })
  await compactedTo('1')
  const [kept] = await ask('select seq, data, content_hash from room_projection where room = $1')
  expect(kept).toMatchObject({ seq: '1', data: { cards: [{ title: 'Kelp', body: 'why' }] } })
  const hash = createHash('sha256').update(canonicalJson(kept.data)).digest()
  expect(kept.content_hash.equals(hash)).toBe(true)
})

test('SYNC-7 SYNC-19 what is nested deeply counts as deep after its room was loaded from a snapshot', async () => {
  const deepest = (doc: Y.Doc) => {
    let inner: Y.Array<unknown> = doc.getMap<Y.Array<unknown>>('cards').get('deep') ?? new Y.Array()
    while (inner.get(0) instanceof Y.Array) inner = inner.get(0) as Y.Array<unknown>
    return inner
  }
  await appended(board, {
    person: kari.id,
    edit: (doc) =>
      doc.transact(() => {
        doc.getMap('cards').set('deep', new Y.Array())
        for (let depth = 1; depth < MAX_NESTING - 1; depth++) deepest(doc).push([new Y.Array()])
      }),
  })
  await compactedTo('1')
  const { client } = await house.joined(board.room, kari)
  client.edit((doc) => deepest(doc).push([new Y.Array()]))
  client.sendSaved(1)
  await saves(client, 1)
  client.edit((doc) => deepest(doc).push([new Y.Array()]))
  await rejects(client, Rejection.tangled, { after: 1 })
})

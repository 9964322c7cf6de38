import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRoom } from '@/lib/sync/log'
import { encodeSnapshot } from '@/lib/sync/snapshots'
import { testDatabase } from '../../embedded/testing'
import { createSyncPool, type Pool } from '../../persistence/pool'
import { writeSnapshot } from '../../persistence/room-snapshots'
import { type TestBoard, testBoard } from '../testing/board'
import { Encodings } from './encodings'
import { SnapshotCache } from './snapshot-cache'

const KB = 1024
const [logEpoch, seq] = [1, 1n]
const at = { logEpoch, seq }

let board: TestBoard
let pool: Pool

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  pool = createSyncPool(urls.syncUrl)
})

afterAll(async () => {
  await pool.end()
  await board.close()
})

/** A room whose snapshot has one frame of so many bytes, which say nothing. */
async function roomWith(bytes: number, content = randomBytes(bytes)): Promise<string> {
  const room = `board.${randomUUID()}`
  await createRoom(board.db, { room, clusterId: board.clusterId })
  await board.db.query('update room_head set last_seq = 1 where room = $1', [room])
  const state = encodeSnapshot({ frames: [content], deep: [], places: new Uint8Array() })
  const stateVector = Uint8Array.of(0)
  await writeSnapshot(pool, { room, ...at, state, stateVector, projection: null })
  return room
}

test('SYNC-21 what is kept has a bound in bytes, and what was wanted longest ago goes first', async () => {
  const cache = new SnapshotCache(pool, { now: Date.now, maxBytes: 100 * KB })
  const [first, second, third] = [
    await roomWith(40 * KB),
    await roomWith(40 * KB),
    await roomWith(40 * KB),
  ]
  const kept = [await cache.get(first, at), await cache.get(second, at)]
  expect(await cache.get(first, at)).toBe(kept[0])
  await cache.get(third, at)
  expect(cache.bytes).toBeLessThanOrEqual(100 * KB)
  expect(await cache.get(first, at)).toBe(kept[0])
  expect(await cache.get(second, at)).not.toBe(kept[1])
  expect(cache.bytes).toBeLessThanOrEqual(100 * KB)
})

test('SYNC-21 rooms without a snapshot count, too, and one that is too large is not kept', async () => {
  const cache = new SnapshotCache(pool, { now: Date.now, maxBytes: 10 * KB })
  for (let left = 30; left > 0; left--) {
    const room = `board.${randomUUID()}`
    await createRoom(board.db, { room, clusterId: board.clusterId })
    await cache.get(room, { logEpoch, seq: 0n })
  }
  expect(cache.bytes).toBeGreaterThan(5 * KB)
  expect(cache.bytes).toBeLessThanOrEqual(10 * KB)
  const { body } = await cache.get(await roomWith(20 * KB), at)
  expect(body.length).toBeGreaterThan(20 * KB)
  expect(cache.bytes).toBeLessThanOrEqual(10 * KB)
})

test('SYNC-21 compressed bodies are made once for all who ask, and count', async () => {
  const cache = new SnapshotCache(pool, { now: Date.now, maxBytes: 1024 * KB })
  const encodings = new Encodings(cache)
  const room = await roomWith(64 * KB, Buffer.alloc(64 * KB, 'tang og tare '))
  const snapshot = await cache.get(room, at)
  const before = cache.bytes
  const bodies = await Promise.all(
    Array.from({ length: 50 }, () => encodings.bodyOf(room, { snapshot, accepted: 'br' })),
  )
  const [first] = bodies
  expect(first?.encoding).toBe('br')
  expect(bodies.every(({ body }) => body === first?.body)).toBe(true)
  expect(cache.bytes).toBe(before + (first?.body.length ?? 0))
})

test('SYNC-17 loads at the same time are one, and its frames are views of one body', async () => {
  const cache = new SnapshotCache(pool, { now: Date.now })
  const room = await roomWith(40 * KB)
  const [one, ...others] = await Promise.all(Array.from({ length: 20 }, () => cache.get(room, at)))
  expect(others.every((other) => other === one)).toBe(true)
  expect(one?.frames.every(({ buffer }) => buffer === one.body.buffer)).toBe(true)
})

test('SYNC-18 a snapshot of another log epoch is not taken for one of this', async () => {
  const cache = new SnapshotCache(pool, { now: Date.now })
  const room = await roomWith(KB)
  const before = await cache.get(room, at)
  await board.db.query('update room_head set log_epoch = 2 where room = $1', [room])
  expect(await cache.get(room, at)).toBe(before)
  const after = await cache.get(room, { logEpoch: 2, seq: 0n })
  expect(after).toMatchObject({ logEpoch: 2, seq: 1n })
  expect(await cache.get(room, { logEpoch: 2, seq })).toBe(after)
})

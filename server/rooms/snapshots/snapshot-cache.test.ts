import { expect, test } from 'vitest'
import { createSyncPool } from '../../persistence/pool'
import { SnapshotCache } from './snapshot-cache'

const snapshotOf = (seq: bigint) => ({
  logEpoch: 1,
  seq,
  frames: [new Uint8Array(1_000)],
  stateVector: Uint8Array.of(0),
  deep: [],
  places: new Uint8Array(),
  bytes: 1_000,
})

/** A cache whose clock stands still, and a pool that nothing is asked of. */
function cacheAt(clock: { now: number }): SnapshotCache {
  return new SnapshotCache(createSyncPool('postgresql://localhost/none'), { now: () => clock.now })
}

test('SYNC-21 a snapshot that nobody has asked for in 30 seconds is let go', async () => {
  const clock = { now: 0 }
  const cache = cacheAt(clock)
  cache.put('left', snapshotOf(1n))
  cache.put('asked for', snapshotOf(1n))
  clock.now = 20_000
  await cache.get('asked for', { logEpoch: 1, seq: 1n })
  const each = cache.bytes / 2
  clock.now = 30_000
  cache.forgetUnused()
  expect(cache.bytes).toBe(each)
  clock.now = 49_999
  cache.forgetUnused()
  expect(cache.bytes).toBe(each)
  clock.now = 50_000
  cache.forgetUnused()
  expect(cache.bytes).toBe(0)
})

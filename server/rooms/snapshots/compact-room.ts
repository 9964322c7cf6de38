import { hasProjection, parseRoom, rootsOf } from '@/lib/sync/rooms'
import { decodeSegments } from '@/lib/sync/segments'
import { decodeSnapshot } from '@/lib/sync/snapshots'
import { inWorker } from '@/lib/sync/worker'
import type { Pool } from '../../persistence/pool'
import { readRows, readSnapshot, type StoredSnapshot } from '../../persistence/room-reads'
import { ifNobodyCompacts, writeSnapshot } from '../../persistence/room-snapshots'
import { metrics } from '../metrics'

/**
 * Makes a snapshot and a projection of all that a room's log holds (SYNC-19). Rows of the log stay.
 *
 * @returns the newest snapshot, which may be another process' work; `null` while another is at it.
 * @throws when the document cannot be built, or Postgres does not answer.
 */
export async function compactRoom(pool: Pool, room: string): Promise<StoredSnapshot | null> {
  let newest: StoredSnapshot | null = null
  await ifNobodyCompacts(pool, room, async () => {
    newest = await compact(pool, room)
  })
  return newest
}

async function compact(pool: Pool, room: string): Promise<StoredSnapshot> {
  const kind = parseRoom(room)?.kind
  if (!kind || kind === 'events') throw new Error(`not a document: ${room}`)
  const before = await readSnapshot(pool, room)
  const rows = await readRows(pool, { room, after: before.seq })
  const last = rows.at(-1)
  if (!last) return before
  const startedAt = performance.now()
  const segments = rows.flatMap(({ payload }) => decodeSegments(payload))
  const compacted = await inWorker({
    kind: 'compact',
    updates: [...before.frames, ...segments.map(({ update }) => update)],
    roots: rootsOf(kind),
    projects: hasProjection(kind),
  })
  if (compacted.kind !== 'compact') throw new Error('the worker answered something else')
  const { state, stateVector } = compacted
  const at = { logEpoch: before.logEpoch, seq: last.seq }
  await writeSnapshot(pool, { ...compacted, ...at, room })
  metrics.compactionSeconds.observe((performance.now() - startedAt) / 1000)
  return { ...at, ...decodeSnapshot(state), stateVector, bytes: state.length }
}

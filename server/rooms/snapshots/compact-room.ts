import { hasProjection, parseRoom, rootsOf } from '@/lib/sync/rooms'
import { decodeSegments } from '@/lib/sync/segments'
import { decodeSnapshot } from '@/lib/sync/snapshots'
import { inWorker, WorkerStopped } from '@/lib/sync/worker'
import type { WorkerJob } from '@/lib/sync/worker-messages'
import type { Pool } from '../../persistence/pool'
import { readRows, readSnapshot, type StoredSnapshot } from '../../persistence/room-reads'
import { ifNobodyCompacts, writeSnapshot } from '../../persistence/room-snapshots'
import { metrics } from '../metrics'

/** The document itself cannot be built, or not in the time and memory that it was given. */
export class DocumentFailed extends Error {}

/**
 * Makes a snapshot and a projection of all that a room's log holds (SYNC-19). Rows of the log stay.
 *
 * @returns the newest snapshot, which may be another process' work; `null` while another is at it.
 * @param patience how long building it may take, in milliseconds.
 * @throws when the document cannot be built, or Postgres does not answer.
 */
export async function compactRoom(
  pool: Pool,
  room: string,
  { patience }: { patience?: number } = {},
): Promise<StoredSnapshot | null> {
  let newest: StoredSnapshot | null = null
  await ifNobodyCompacts(pool, room, async () => {
    newest = await compact(pool, room, patience)
  })
  return newest
}

async function compact(pool: Pool, room: string, patience?: number): Promise<StoredSnapshot> {
  const kind = parseRoom(room)?.kind
  if (!kind || kind === 'events') throw new Error(`not a document: ${room}`)
  const before = await readSnapshot(pool, room)
  const rows = await readRows(pool, { room, after: before.seq })
  const last = rows.at(-1)
  if (!last) return before
  const startedAt = performance.now()
  const segments = rows.flatMap(({ payload }) => decodeSegments(payload))
  const job: WorkerJob = {
    kind: 'compact',
    updates: [...before.frames, ...segments.map(({ update }) => update)],
    roots: rootsOf(kind),
    projects: hasProjection(kind),
  }
  const compacted = await inWorker(job, patience).catch((error: Error) => {
    if (error instanceof WorkerStopped) throw error
    throw new DocumentFailed(error.message, { cause: error })
  })
  if (compacted.kind !== 'compact') throw new Error('the worker answered something else')
  const { state, stateVector } = compacted
  const at = { logEpoch: before.logEpoch, seq: last.seq }
  await writeSnapshot(pool, { ...compacted, ...at, room })
  metrics.compactionSeconds.observe((performance.now() - startedAt) / 1000)
  return { ...at, ...decodeSnapshot(state), stateVector, bytes: state.length }
}

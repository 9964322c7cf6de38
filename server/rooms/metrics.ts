import { counter, gauge, histogram, readGauge } from '@/lib/platform/metrics'
import { Rejection } from '@/lib/sync/messages'

export const metrics = {
  sockets: gauge({ name: 'framsyn_sync_sockets', help: 'Open websocket connections' }),
  rooms: gauge({ name: 'framsyn_sync_rooms', help: 'Rooms held in memory' }),
  closed: counter({
    name: 'framsyn_sync_closed_total',
    help: 'Connections that the server closed, by close code',
    labels: ['code'],
  }),
  rejected: counter({
    name: 'framsyn_sync_rejected_total',
    help: 'Updates refused, by reason',
    labels: ['reason'],
  }),
  flushRooms: histogram({
    name: 'framsyn_sync_flush_rooms',
    help: 'Rooms, each with one row, written in one transaction',
    buckets: [1, 2, 5, 10, 20, 50, 100],
  }),
  flushUpdates: histogram({
    name: 'framsyn_sync_flush_updates',
    help: 'Updates written in one transaction',
    buckets: [1, 2, 5, 10, 20, 50, 100, 500],
  }),
  flushBytes: histogram({
    name: 'framsyn_sync_flush_bytes',
    help: 'Bytes of updates written in one transaction',
    buckets: [64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576],
  }),
  savedSeconds: histogram({
    name: 'framsyn_sync_saved_seconds',
    help: 'From the arrival of an update to its commit; the oldest of each room in a flush',
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 30],
  }),
  commitSeconds: histogram({
    name: 'framsyn_sync_commit_seconds',
    help: 'From the start of a flush to its commit',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
  }),
  commitFailures: counter({
    name: 'framsyn_sync_commit_failures_total',
    help: 'Flushes that Postgres did not take',
  }),
  snapshotBytes: gauge({
    name: 'framsyn_sync_snapshot_cache_bytes',
    help: 'Bytes of snapshots kept for those who join',
  }),
  compactionSeconds: histogram({
    name: 'framsyn_sync_compaction_seconds',
    help: 'From the reading of a tail to the snapshot that holds it',
    buckets: [0.05, 0.1, 0.5, 1, 5, 10, 60],
  }),
  compactionFailures: counter({
    name: 'framsyn_sync_compaction_failures_total',
    help: 'Rooms that could not be compacted, and are tried again',
  }),
  presenceFrames: counter({
    name: 'framsyn_sync_presence_frames_total',
    help: 'Presence frames sent, one a receiver',
  }),
}

/** What `rejected` says to a client, in the words of the protocol. */
const REASONS = new Map(
  Object.entries(Rejection).map(([name, code]) => [
    code,
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ]),
)
for (const reason of REASONS.values()) metrics.rejected.inc({ reason }, 0)

export function countRejected(code: Rejection): void {
  metrics.rejected.inc({ reason: REASONS.get(code) ?? 'unknown' })
}

/** What waits for Postgres. */
export type Waiting = { bytes: number; entries: number }

const queues = new Set<() => Waiting>()
const waiting = (what: keyof Waiting) => {
  let sum = 0
  for (const queue of queues) sum += queue()[what]
  return sum
}

readGauge({
  name: 'framsyn_sync_queue_bytes',
  help: 'Bytes of updates that wait to be committed',
  read: () => waiting('bytes'),
})
readGauge({
  name: 'framsyn_sync_queue_entries',
  help: 'Updates and bindings that wait to be committed',
  read: () => waiting('entries'),
})

/** Counts what waits there whenever somebody asks. Returns how to stop. */
export function watchQueue(queue: () => Waiting): () => void {
  queues.add(queue)
  return () => void queues.delete(queue)
}

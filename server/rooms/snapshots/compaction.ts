import type { Log } from '@/lib/platform/log'
import { decodeSegments } from '@/lib/sync/segments'
import { decodeSnapshot } from '@/lib/sync/snapshots'
import { inWorker } from '@/lib/sync/worker'
import type { Pool } from '../../persistence/pool'
import { readRows, readSnapshot, writeSnapshot } from '../../persistence/room-reads'
import { metrics } from '../metrics'
import type { Room } from '../room'
import type { Tasks } from '../tasks'
import type { SnapshotCache } from './snapshot-cache'

/** A tail of this size makes joining slow (SYNC-19). */
const TAIL_ROWS = 500
const TAIL_BYTES = 1024 * 1024

/** A room that could not be compacted rests, twice as long each time, so that the others have their turn. */
const REST_FIRST = 10_000
const REST_LAST = 10 * 60_000

export type CompactionParts = {
  pool: Pool
  log: Log
  tasks: Tasks
  snapshots: SnapshotCache
  now: () => number
}

/** Turns a long tail into a snapshot, one room at a time, in a worker. Rows of the log stay. */
export class Compaction {
  readonly #parts: CompactionParts
  readonly #resting = new WeakMap<Room, { until: number; for: number }>()
  #running = false

  constructor(parts: CompactionParts) {
    this.#parts = parts
  }

  /** Starts when it is due and nothing else is being compacted; a failure is tried again later. */
  considerRoom(room: Room): void {
    const { tail, tailBytes } = room.state
    if (this.#running || (tail.length < TAIL_ROWS && tailBytes < TAIL_BYTES)) return
    if (this.#parts.now() < (this.#resting.get(room)?.until ?? 0)) return
    this.#running = true
    this.#parts.tasks
      .track(this.#compact(room))
      .then(() => this.#resting.delete(room))
      .catch((error: unknown) => {
        this.#rest(room)
        this.#parts.log.error({ err: error, kind: room.address.kind }, 'a room was not compacted')
      })
      .finally(() => {
        this.#running = false
      })
  }

  #rest(room: Room): void {
    const before = this.#resting.get(room)?.for ?? 0
    const rest = Math.min(REST_LAST, Math.max(REST_FIRST, before * 2))
    this.#resting.set(room, { until: this.#parts.now() + rest, for: rest })
  }

  async #compact(room: Room): Promise<void> {
    const { pool, snapshots } = this.#parts
    const before = await readSnapshot(pool, room.name)
    const rows = await readRows(pool, { room: room.name, after: before.seq })
    const last = rows.at(-1)
    if (!last) return
    const segments = rows.flatMap(({ payload }) => decodeSegments(payload))
    const compacted = await inWorker({
      kind: 'compact',
      updates: [...before.frames, ...segments.map(({ update }) => update)],
      roots: room.roots,
    })
    if (compacted.kind !== 'compact') throw new Error('the worker answered something else')
    const { state, stateVector } = compacted
    await writeSnapshot(pool, { room: room.name, seq: last.seq, state, stateVector })
    snapshots.put(room.name, { seq: last.seq, frames: decodeSnapshot(state), stateVector })
    room.state.compactedTo(last.seq)
    metrics.compactions.inc()
  }
}

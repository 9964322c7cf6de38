import type { Log } from '@/lib/platform/log'
import { WorkerStopped } from '@/lib/sync/worker'
import type { Pool } from '../../persistence/pool'
import { findIdleRooms } from '../../persistence/room-snapshots'
import { metrics } from '../metrics'
import type { Room } from '../room'
import type { Tasks } from '../tasks'
import { compactRoom, DocumentFailed } from './compact-room'
import type { SnapshotCache } from './snapshot-cache'

/** A tail of this size makes joining slow (SYNC-19). */
const TAIL_ROWS = 500
const TAIL_BYTES = 1024 * 1024

/** A room is idle when nothing has been written for so long. */
const IDLE_AFTER = 30_000
/** Idle rooms are looked for this often, and at once again when there were more than these. */
const LOOK_EVERY = 10_000
const IDLE_AT_ONCE = 10

/** A room that could not be compacted rests, twice as long each time, so that the others have their turn. */
const REST_FIRST = 10_000
const REST_LAST = 10 * 60_000
/** People wait until what they delete from a full document has made room. */
const REST_WHEN_FULL = 3_000

/** What could not be built once is given up sooner, in milliseconds. */
const PATIENCE_AFTER_FAILURE = 10_000

/** `patience` is for the next try of a room that has failed. */
type Rest = { until: number; for: number; failed?: { patience?: number } }

export type CompactionParts = {
  pool: Pool
  log: Log
  tasks: Tasks
  snapshots: SnapshotCache
  now: () => number
  /** Epoch milliseconds, as near to those of Postgres as they are. */
  wall: () => number
  /** The room of that name if it is open here. */
  openRoom: (name: string) => Room | undefined
}

/** Turns tails into snapshots, one room at a time (SYNC-19). */
export class Compaction {
  readonly #parts: CompactionParts
  readonly #resting = new Map<string, Rest>()
  #running = false
  #lookAt = 0
  #isStopped = false

  constructor(parts: CompactionParts) {
    this.#parts = parts
  }

  /**
   * Starts one of these when it is due and nothing else is being compacted, or looks for idle ones.
   * Those that have failed before wait until no other is due: one person's documents that cannot be
   * built hold up nobody else's.
   */
  consider(rooms: readonly Room[]): void {
    if (this.#running) return
    const due = rooms.filter((room) => isDue(room) && !this.#isResting(room.name))
    const first = due.find(({ name }) => !this.#hasFailed(name))
    if (!first) this.considerIdle()
    const next = first ?? due[0]
    if (next && !this.#running) this.#run(() => this.#try(next.name))
  }

  /** Looks from time to time for rooms in which nobody writes any more, open here or not. */
  considerIdle(): void {
    if (this.#running || this.#parts.now() < this.#lookAt) return
    this.#lookAt = this.#parts.now() + LOOK_EVERY
    this.#run(() => this.#compactIdle())
  }

  /** Begins nothing more. */
  stop(): void {
    this.#isStopped = true
  }

  #run(work: () => Promise<void>): void {
    if (this.#isStopped) return
    this.#running = true
    this.#parts.tasks
      .track(work())
      .catch((error: unknown) => {
        this.#parts.log.warn({ err: error }, 'idle rooms could not be looked for')
      })
      .finally(() => {
        this.#running = false
      })
  }

  async #compactIdle(): Promise<void> {
    const { pool, now, wall } = this.#parts
    const before = new Date(wall() - IDLE_AFTER)
    const known = [...this.#resting.keys()]
    const resting = known.filter((room) => this.#isResting(room))
    const passed = known.filter((room) => this.#isResting(room) || this.#hasFailed(room))
    const idle = await findIdleRooms(pool, { before, except: passed, limit: IDLE_AT_ONCE })
    const last =
      idle.length > 0 ? [] : await findIdleRooms(pool, { before, except: resting, limit: 1 })
    for (const room of [...idle, ...last]) {
      if (this.#isStopped) return
      await this.#try(room)
      // Others have their turn before the next that may fail.
      if (this.#hasFailed(room)) break
    }
    if (idle.length > 1) this.#lookAt = now()
  }

  /** A failure is tried again later. */
  async #try(name: string): Promise<void> {
    const { pool, log, snapshots, openRoom } = this.#parts
    const failed = this.#resting.get(name)?.failed
    try {
      const snapshot = await compactRoom(pool, name, failed)
      // While another process is at it, this one need not ask every second.
      if (!snapshot) return this.#rest(name, { length: REST_FIRST, failed })
      this.#resting.delete(name)
      const room = openRoom(name)
      if (!room) return
      snapshots.put(name, snapshot)
      room.compactedTo(snapshot)
      if (room.isFull) this.#rest(name, { length: REST_WHEN_FULL })
    } catch (error) {
      if (error instanceof WorkerStopped) return
      metrics.compactionFailures.inc()
      const length = Math.max(REST_FIRST, (this.#resting.get(name)?.for ?? 0) * 2)
      const isUnbuildable = error instanceof DocumentFailed
      this.#rest(name, {
        length,
        failed: isUnbuildable ? { patience: PATIENCE_AFTER_FAILURE } : {},
      })
      log.error({ err: error, kind: name.split('.', 1)[0] }, 'a room was not compacted')
    }
  }

  #rest(name: string, { length: wanted, failed }: { length: number } & Pick<Rest, 'failed'>): void {
    const now = this.#parts.now()
    for (const [other, { until }] of this.#resting) {
      if (until + REST_LAST < now) this.#resting.delete(other)
    }
    const length = Math.min(REST_LAST, wanted)
    this.#resting.set(name, { until: now + length, for: length, ...(failed && { failed }) })
  }

  #hasFailed(name: string): boolean {
    return this.#resting.get(name)?.failed !== undefined
  }

  #isResting(name: string): boolean {
    return this.#parts.now() < (this.#resting.get(name)?.until ?? 0)
  }
}

/** A tail is long, or the document is full and what has been deleted since may make room. */
function isDue({ state, isFull }: Room): boolean {
  const { tail, tailBytes } = state
  return tail.length >= TAIL_ROWS || tailBytes >= TAIL_BYTES || (isFull && tail.length > 0)
}

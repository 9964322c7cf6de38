import type { Log } from '@/lib/platform/log'
import { type Appended, commitAppends } from '../persistence/commit'
import { isLockedOut, isRefusal, type Pool } from '../persistence/pool'
import { metrics } from './metrics'
import { Rhythm } from './rhythm'
import type { Batch, Room } from './room'

const RETRY_FIRST = 100
const RETRY_LAST = 2_000
/** A room whose row Postgres will not take waits this long, so that it holds up nobody else. */
const RETRY_REFUSED = 1_000
/** At the end of the process, what waits is written for at most this long. */
export const DRAIN_FOR = 5_000

export type GroupCommitParts = {
  pool: Pool
  node: string
  log: Log
  now: () => number
  /** Brings a room whose head has moved up to date and judges its queue again. */
  refresh: (room: Room) => Promise<void>
  /** Sends everybody away from a room whose state cannot be trusted any more. */
  abandon: (room: Room) => void
}

/** What a room has on its way to Postgres, and since when the oldest of it has waited. */
type Taken = { room: Room; batch: Batch; since: number }

/**
 * Writes what waits in all rooms, many rooms in one transaction and one at a time (SYNC-10 to
 * SYNC-13). While Postgres is away everything stays queued, in order.
 */
export class GroupCommit {
  readonly #parts: GroupCommitParts
  readonly #waiting = new Set<Room>()
  readonly #rhythm = new WeakMap<Room, Rhythm>()
  #timer: NodeJS.Timeout | undefined
  /** When the timer goes off; never, when it is not set. */
  #armedFor = Number.POSITIVE_INFINITY
  #running: Promise<void> | null = null
  #retryAfter = 0
  #retryAt = 0
  /** After a refusal rooms go one by one, until the one that is refused is known. */
  #isOneByOne = false
  #isStopped = false
  /** Rooms that are being brought up to date, and when that has ended. */
  readonly #held = new Map<Room, Promise<void>>()

  constructor(parts: GroupCommitParts) {
    this.#parts = parts
  }

  /** Something waits in this room. */
  note(room: Room): void {
    this.#waiting.add(room)
    this.#rhythmOf(room).waits(performance.now())
    if (this.#dueAt(room) < this.#armedFor) this.#schedule()
  }

  /**
   * Leaves a room out while `work` reads what decides on its queue: an update that comes meanwhile
   * would be written on old knowledge, left out, and begin the work anew (SYNC-10).
   */
  hold(room: Room, work: () => Promise<void>): Promise<void> {
    const working = work()
    const held = Promise.allSettled([this.#held.get(room), working]).then(() => {
      if (this.#held.get(room) !== held) return
      this.#held.delete(room)
      this.#schedule()
    })
    this.#held.set(room, held)
    return working
  }

  /** Resolves when no transaction is on its way. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  /**
   * Writes everything that waits, gives up when Postgres does not take it, and then stops. What is
   * under way is waited for, so whoever cannot wait for ever breaks it off.
   */
  async drain(): Promise<void> {
    const giveUp = setTimeout(() => this.#stop(), DRAIN_FOR)
    while (this.#isBusy && this.#retryAt === 0 && !this.#isStopped) {
      const rests = Math.min(...this.#ready.map((room) => this.#rhythmOf(room).restsUntil))
      const wait = rests - this.#parts.now()
      if (this.#running) await this.#running
      else if (this.#ready.length === 0) await Promise.all(this.#held.values())
      else if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      else await this.#run(this.#next((room) => this.#rhythmOf(room).restsUntil))
    }
    clearTimeout(giveUp)
    this.#stop()
    await this.settled()
    await Promise.all(this.#held.values())
  }

  #stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  get #isBusy(): boolean {
    return this.#running !== null || this.#waiting.size > 0 || this.#held.size > 0
  }

  get #ready(): Room[] {
    return [...this.#waiting].filter((room) => !this.#held.has(room))
  }

  #schedule(): void {
    const ready = this.#ready
    if (this.#running || this.#isStopped || ready.length === 0) return
    const now = this.#parts.now()
    const due = Math.min(...ready.map((room) => this.#dueAt(room)))
    clearTimeout(this.#timer)
    this.#armedFor = due
    this.#timer = setTimeout(() => this.#start(), Math.max(0, due - now))
  }

  #start(): void {
    this.#armedFor = Number.POSITIVE_INFINITY
    if (this.#running || this.#isStopped) return
    void this.#run(this.#next((room) => this.#dueAt(room)))
  }

  #next(dueAt: (room: Room) => number): readonly Room[] {
    const now = this.#parts.now()
    const due = this.#ready.filter((room) => dueAt(room) <= now)
    return this.#isOneByOne ? due.slice(0, 1) : due
  }

  #run(rooms: readonly Room[]): Promise<void> {
    const running = this.#flush(rooms).finally(() => {
      this.#running = null
      if (this.#waiting.size === 0) this.#isOneByOne = false
      this.#schedule()
    })
    this.#running = running
    return running
  }

  #dueAt(room: Room): number {
    if (this.#retryAt > 0) return this.#retryAt
    return this.#rhythmOf(room).dueAt(room.queue.bytes, { readers: room.live.size })
  }

  async #flush(rooms: readonly Room[]): Promise<void> {
    const startedAt = this.#parts.now()
    const begunAt = performance.now()
    for (const room of rooms) this.#waiting.delete(room)
    const batches = rooms
      .filter(({ queue }) => queue.hasPending)
      .flatMap((room): Taken[] => {
        const batch = this.#orAbandon(room, () => room.takeBatch())
        if (!batch) return []
        const rest = room.queue.hasPending
        return [{ room, batch, since: this.#rhythmOf(room).taken({ now: begunAt, rest }) }]
      })
    if (batches.length === 0) return
    for (const { room, batch } of batches) {
      const people = batch.entries.map(({ author }) => author.person)
      this.#rhythmOf(room).flushed(people, startedAt)
    }

    let results: Appended[]
    try {
      results = await commitAppends(this.#parts.pool, {
        appends: batches.map(({ batch }) => batch.append),
        node: this.#parts.node,
      })
    } catch (error) {
      const failed = batches.map(({ room }) => room)
      for (const { room, since } of batches) this.#rhythmOf(room).waits(since)
      if (isRefusal(error) || isLockedOut(error)) this.#refused(failed, error)
      else this.#failed(failed, error)
      return
    }
    this.#retryAfter = 0
    this.#retryAt = 0
    metrics.commitSeconds.observe((performance.now() - begunAt) / 1000)
    countFlush(batches.map(({ batch }) => batch))
    for (const [at, taken] of batches.entries()) {
      this.#orAbandon(taken.room, () => this.#answered(taken, results[at]))
    }
  }

  /** A fault of ours in one room ends neither the process nor what others wait for. */
  #orAbandon<T>(room: Room, work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.#parts.log.error({ err: error, room: room.name }, 'a room is abandoned after a fault')
      this.#waiting.delete(room)
      try {
        this.#parts.abandon(room)
      } catch (again) {
        this.#parts.log.error({ err: again, room: room.name }, 'a room is not left cleanly')
      }
    }
  }

  #answered({ room, batch, since }: Taken, result: Appended | undefined): void {
    const rhythm = this.#rhythmOf(room)
    if (result?.kind === 'busy') {
      this.#busy(room, since)
      return
    }
    rhythm.free()
    if (result?.kind === 'committed') {
      metrics.savedSeconds.observe((performance.now() - since) / 1000)
      room.committed(batch, result.seq)
      if (room.queue.hasPending) this.#waiting.add(room)
    } else {
      rhythm.waits(since)
      room.queue.putBack()
      this.judgeAgain(room)
    }
  }

  /** Somebody else has the room locked: what waits in it waits on, and nobody else for it. */
  #busy(room: Room, since: number): void {
    const rhythm = this.#rhythmOf(room)
    rhythm.waits(since)
    if (rhythm.busy(this.#parts.now())) {
      this.#parts.log.warn({ room: room.name }, 'a room is locked in Postgres, and is not saved')
    }
    room.queue.putBack()
    this.#waiting.add(room)
  }

  /** The commit may or may not have happened; the next flush finds out by the heads. */
  #failed(rooms: readonly Room[], error: unknown): void {
    metrics.commitFailures.inc()
    if (this.#retryAfter === 0)
      this.#parts.log.error({ err: error }, 'Postgres does not take edits')
    this.#retryAfter = Math.min(RETRY_LAST, Math.max(RETRY_FIRST, this.#retryAfter * 2))
    this.#retryAt = this.#parts.now() + this.#retryAfter
    for (const room of rooms) {
      room.queue.putBack()
      this.#waiting.add(room)
    }
  }

  /** Postgres is there and does not want a row: a fault of ours, which must not stop other rooms. */
  #refused(rooms: readonly Room[], error: unknown): void {
    metrics.commitFailures.inc()
    this.#parts.log.error({ err: error, rooms: rooms.length }, 'Postgres refused a row')
    this.#isOneByOne = true
    for (const room of rooms) {
      if (rooms.length === 1) this.#rhythmOf(room).rest(this.#parts.now() + RETRY_REFUSED)
      room.queue.putBack()
      this.#waiting.add(room)
    }
  }

  /** Leaves a room out until it has been brought up to date and what waits has been judged again. */
  judgeAgain(room: Room): void {
    void this.hold(room, () => this.#refreshUntilDone(room))
  }

  async #refreshUntilDone(room: Room): Promise<void> {
    while (!this.#isStopped) {
      try {
        return await this.#parts.refresh(room)
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'a room could not be brought up to date; trying again')
        await new Promise((resolve) => setTimeout(resolve, RETRY_FIRST))
      }
    }
  }

  #rhythmOf(room: Room): Rhythm {
    const known = this.#rhythm.get(room)
    if (known) return known
    const fresh = new Rhythm()
    this.#rhythm.set(room, fresh)
    return fresh
  }
}

function countFlush(batches: readonly Batch[]): void {
  let [updates, bytes] = [0, 0]
  for (const { entries } of batches) {
    for (const { update } of entries) {
      if (!update) continue
      updates += 1
      bytes += update.bytes.length
    }
  }
  metrics.flushRooms.observe(batches.length)
  metrics.flushUpdates.observe(updates)
  metrics.flushBytes.observe(bytes)
}

import type { Connection } from './sockets/connection'
import type { ReadUpdate } from './updates/update-reader'

/** Something of one author that waits for its commit. */
export type QueueEntry = {
  position: number
  author: Connection
  /** The last `saved` number that the author had sent before (SYNC-6). */
  savedBefore: number
  /** `null` when only client ids are bound, for presence. */
  update: ReadUpdate | null
  /** Client ids that appear for the first time. */
  clients: number[]
}

type Waiter = { position: number; run: () => void }

/** Bytes that wait in all rooms of a process together. */
export type Budget = { bytes: number }

/** What waits in a room, in order of arrival, and who waits for its commit. */
export class WriteQueue {
  #pending: QueueEntry[] = []
  #inFlight: QueueEntry[] = []
  #waiters: Waiter[] = []
  #position = 0
  #bytes = 0
  readonly #budget: Budget

  constructor(budget: Budget) {
    this.#budget = budget
  }

  get isEmpty(): boolean {
    return this.#pending.length === 0 && this.#inFlight.length === 0
  }

  get hasPending(): boolean {
    return this.#pending.length > 0
  }

  /** Whether something is on its way to Postgres. */
  get isInFlight(): boolean {
    return this.#inFlight.length > 0
  }

  /** Bytes that wait, those on their way to Postgres included. */
  get bytes(): number {
    return this.#bytes
  }

  get entries(): readonly QueueEntry[] {
    return [...this.#inFlight, ...this.#pending]
  }

  push(entry: Omit<QueueEntry, 'position'>): void {
    this.#position += 1
    this.#pending.push({ ...entry, position: this.#position })
    this.#count(this.#bytes + (entry.update?.bytes.length ?? 0))
  }

  /** Runs when everything that is in the queue now has left it; at once when it is empty. */
  afterCurrent(run: () => void): void {
    if (this.isEmpty) run()
    else this.#waiters.push({ position: this.#position, run })
  }

  /** Takes all that is pending on its way to Postgres. */
  take(): readonly QueueEntry[] {
    this.#inFlight = this.#pending
    this.#pending = []
    return this.#inFlight
  }

  /** What was taken is committed. */
  settle(): void {
    this.replace(this.#pending)
  }

  /** What was taken waits again, in front of what has come since. */
  putBack(): void {
    this.#pending = [...this.#inFlight, ...this.#pending]
    this.#inFlight = []
  }

  /** Only these entries remain, in this order; whoever waited for others is released. */
  replace(entries: QueueEntry[]): void {
    this.#inFlight = []
    this.#pending = entries
    this.#count(entries.reduce((sum, { update }) => sum + (update?.bytes.length ?? 0), 0))
    const first = entries[0]?.position ?? Number.POSITIVE_INFINITY
    const released = this.#waiters.filter(({ position }) => position < first)
    this.#waiters = this.#waiters.filter(({ position }) => position >= first)
    for (const { run } of released) run()
  }

  #count(bytes: number): void {
    this.#budget.bytes += bytes - this.#bytes
    this.#bytes = bytes
  }
}

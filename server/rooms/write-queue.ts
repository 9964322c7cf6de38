import { Merging } from './merging'
import type { Connection } from './sockets/connection'
import type { Id, ReadUpdate } from './updates/update-reader'

/** An update that waits. What has been merged is read again when it is needed. */
export type Queued = {
  bytes: Uint8Array
  /** Where the structs of each client begin. */
  begins: readonly Id[]
  read(): ReadUpdate
}

/** Something of one author that waits for its commit. */
export type QueueEntry<Author = Connection> = {
  position: number
  author: Author
  /** The last `saved` number that the author had sent before (SYNC-6). */
  savedBefore: number
  /** `null` when only client ids are bound, for presence. */
  update: Queued | null
  /** Client ids that appear for the first time. */
  clients: number[]
  /** How often it has been merged with others of its author. */
  level: number
}

type Waiter = { position: number; run: () => void }

/** Bytes that wait in all rooms of a process together, and how many may, there and in one room (SYNC-13). */
export type Budget = { bytes: number; most: number; mostInRoom: number }

/** A queue shorter than this is written before merging would pay. */
const MERGE_FROM = 256
/** One row is at most about this large, so that its commit stays quick. */
const MAX_ROW = 4 * 1024 * 1024

/** What waits in a room, in order of arrival, and who waits for its commit. */
export class WriteQueue<Author = Connection> {
  /** By position; a merged entry stands where its first one stood. */
  #pending = new Map<number, QueueEntry<Author>>()
  #inFlight: QueueEntry<Author>[] = []
  #waiters: Waiter[] = []
  #position = 0
  #bytes = 0
  #merging: Merging<Author> | null = null
  readonly #budget: Budget
  readonly #roots: readonly string[]

  constructor(budget: Budget, roots: readonly string[]) {
    this.#budget = budget
    this.#roots = roots
  }

  get isEmpty(): boolean {
    return this.#pending.size === 0 && this.#inFlight.length === 0
  }

  get hasPending(): boolean {
    return this.#pending.size > 0
  }

  /** Whether something is on its way to Postgres. */
  get isInFlight(): boolean {
    return this.#inFlight.length > 0
  }

  /** Bytes that wait, those on their way to Postgres included. */
  get bytes(): number {
    return this.#bytes
  }

  /** Whether this much more may wait. */
  hasRoomFor(bytes: number): boolean {
    const { bytes: inAll, most, mostInRoom } = this.#budget
    return this.#bytes + bytes <= mostInRoom && inAll + bytes <= most
  }

  get hasMerged(): boolean {
    return this.entries.some(({ level }) => level > 0)
  }

  get entries(): readonly QueueEntry<Author>[] {
    return [...this.#inFlight, ...this.#pending.values()]
  }

  push(entry: Omit<QueueEntry<Author>, 'position' | 'level'>): void {
    this.#position += 1
    const queued = { ...entry, position: this.#position, level: 0 }
    this.#pending.set(this.#position, queued)
    this.#count(this.#bytes + bytesOf(queued))
    if (this.#merging) this.#mergeWith(this.#merging, queued)
    else if (this.#pending.size >= MERGE_FROM) this.#mergeAll()
  }

  /** Runs when everything that is in the queue now has left it; at once when it is empty. */
  afterCurrent(run: () => void): void {
    if (this.isEmpty) run()
    else this.#waiters.push({ position: this.#position, run })
  }

  /** Takes what is pending on its way to Postgres, as much as goes in one row. */
  take(): readonly QueueEntry<Author>[] {
    let bytes = 0
    for (const entry of this.#pending.values()) {
      bytes += bytesOf(entry)
      if (bytes > MAX_ROW && this.#inFlight.length > 0) break
      this.#inFlight.push(entry)
      this.#pending.delete(entry.position)
    }
    this.#merging = null
    return this.#inFlight
  }

  /** What was taken is committed. */
  settle(): void {
    this.replace([...this.#pending.values()])
  }

  /** What was taken waits again, in front of what has come since. */
  putBack(): void {
    const all = this.entries
    this.#inFlight = []
    this.#wait(all)
  }

  /** Only these entries remain, in this order; whoever waited for others is released. */
  replace(entries: readonly QueueEntry<Author>[]): void {
    this.#inFlight = []
    this.#count(sumOf(entries))
    this.#wait(entries)
    const first = entries[0]?.position ?? Number.POSITIVE_INFINITY
    const released = this.#waiters.filter(({ position }) => position < first)
    this.#waiters = this.#waiters.filter(({ position }) => position >= first)
    for (const { run } of released) run()
  }

  #wait(entries: readonly QueueEntry<Author>[]): void {
    this.#pending = new Map(entries.map((entry) => [entry.position, entry]))
    this.#merging = null
    if (this.#pending.size >= MERGE_FROM) this.#mergeAll()
  }

  #mergeAll(): void {
    this.#merging = new Merging(this.#roots)
    for (const entry of [...this.#pending.values()]) this.#mergeWith(this.#merging, entry)
  }

  #mergeWith(merging: Merging<Author>, entry: QueueEntry<Author>): void {
    for (const { gone, merged } of merging.add(entry)) {
      for (const { position } of gone.slice(1)) this.#pending.delete(position)
      // A key that exists keeps its place.
      this.#pending.set(merged.position, merged)
      this.#count(this.#bytes + bytesOf(merged) - sumOf(gone))
    }
  }

  #count(bytes: number): void {
    this.#budget.bytes += bytes - this.#bytes
    this.#bytes = bytes
  }
}

const bytesOf = ({ update }: Pick<QueueEntry, 'update'>): number => update?.bytes.length ?? 0

const sumOf = (entries: readonly Pick<QueueEntry, 'update'>[]): number =>
  entries.reduce((sum, entry) => sum + bytesOf(entry), 0)

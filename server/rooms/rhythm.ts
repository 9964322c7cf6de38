/** Bytes that wait in one room before it is flushed at once. */
const FLUSH_AT_BYTES = 64 * 1024
/** Writers of this long ago still count, in milliseconds. */
const WRITER_WINDOW = 2_000

/** How soon a room is tried again that somebody else has locked, in milliseconds. */
const BUSY_FIRST = 4
const BUSY_LAST = 1_000

/** When a room is due to be written (SYNC-12). Times in milliseconds. */
export class Rhythm {
  #flushedAt = Number.NEGATIVE_INFINITY
  #notBefore = Number.NEGATIVE_INFINITY
  /** How long it rested last since it was busy, in milliseconds; 0 when it was not. */
  #busyFor = 0
  readonly #writers = new Map<string, number>()
  #waitingSince = Number.POSITIVE_INFINITY

  /**
   * At once when nothing was written lately or much waits, else the later the more people write, or
   * read: each of them gets a write for every flush.
   */
  dueAt(waitingBytes: number, { readers }: { readers: number }): number {
    if (waitingBytes >= FLUSH_AT_BYTES) return this.#notBefore
    return Math.max(this.#notBefore, this.#flushedAt + interval(this.#writers.size, readers))
  }

  flushed(people: Iterable<string>, at: number): void {
    this.#flushedAt = at
    for (const person of people) this.#writers.set(person, at)
    for (const [person, wroteAt] of this.#writers) {
      if (at - wroteAt > WRITER_WINDOW) this.#writers.delete(person)
    }
  }

  /** Nothing is written before. */
  rest(until: number): void {
    this.#notBefore = until
  }

  /** It is resting, and so not even written at the end of the process, until then. */
  get restsUntil(): number {
    return this.#notBefore
  }

  /**
   * Somebody else had it locked: tries again very soon at first, as another node's flush takes that
   * long, and less and less often. Returns whether it has just become the longest rest there is.
   */
  busy(now: number): boolean {
    const before = this.#busyFor
    this.#busyFor = Math.min(BUSY_LAST, Math.max(BUSY_FIRST, before * 2))
    this.rest(now + this.#busyFor)
    return before < BUSY_LAST && this.#busyFor === BUSY_LAST
  }

  /** It was not. */
  free(): void {
    this.#busyFor = 0
  }

  /** Something has waited since then. */
  waits(since: number): void {
    this.#waitingSince = Math.min(this.#waitingSince, since)
  }

  /** What waits is taken, perhaps not all of it. Returns since when the oldest of it has waited. */
  taken({ now, rest }: { now: number; rest: boolean }): number {
    const since = Math.min(this.#waitingSince, now)
    this.#waitingSince = rest ? since : Number.POSITIVE_INFINITY
    return since
  }
}

/** Between two flushes of a room with this many writers and readers. */
function interval(writers: number, readers: number): number {
  if (writers > 100 || readers > 50) return 50
  return writers > 20 ? 33 : 16
}

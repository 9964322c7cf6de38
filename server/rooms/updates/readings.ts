import { TokenBuckets } from '../sockets/token-buckets'

/** Structs that one person has read and judged in this process; each takes some microseconds. */
const READING = {
  perSecond: 25_000,
  /** A document written offline comes at once. */
  atOnce: 400_000,
  /** So many bytes count as a struct. */
  bytes: 64,
} as const

/**
 * How much of the process's time each person takes with what they send, whichever sockets and rooms it
 * comes through (SYNC-23). Kept also when all their sockets have gone: coming back would begin it anew.
 */
export class Readings {
  readonly #buckets = new TokenBuckets({ rate: READING.perSecond, burst: READING.atOnce })
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Milliseconds until the next update of this person is read. */
  waitOf(person: string): number {
    const now = this.#now()
    return this.#buckets.of(person, now).debt(now)
  }

  /** Counts an update that has been read. */
  count({ bytes, structs }: { bytes: number; structs: number }, person: string): void {
    const now = this.#now()
    this.#buckets.of(person, now).take(structs + bytes / READING.bytes, now)
  }
}

import { TokenBuckets } from '../sockets/token-buckets'

/** Steps in looking for places; every receiver takes each in about a microsecond (decision 014). */
const EFFORT = {
  /** More than this in one update is no work of an editor. */
  atOnce: 2_000_000,
  /** Above `atOnce` within a short time there is little more. */
  perSecond: 500,
} as const

/** Nobody waits longer than this; the socket is closed instead, and the client comes back. */
export const MAX_WAIT = 30_000

/** `wait`: milliseconds after which it may be asked again. */
export type Allowed = { kind: 'taken' } | { kind: 'absurd' } | { kind: 'later'; wait: number }

/**
 * How much work people make for everybody who receives what they write, room by room (SYNC-7). Kept
 * also while a room is closed: leaving would begin it anew.
 */
export class Efforts {
  readonly #buckets = new TokenBuckets({ rate: EFFORT.perSecond, burst: EFFORT.atOnce })
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Asks for so many steps, and takes them when they are free. */
  take(steps: number, { room, person }: { room: string; person: string }): Allowed {
    if (steps === 0) return { kind: 'taken' }
    if (steps > EFFORT.atOnce) return { kind: 'absurd' }
    const now = this.#now()
    const bucket = this.#buckets.of(`${room} ${person}`, now)
    const wait = bucket.debt(now)
    if (wait > 0) return { kind: 'later', wait }
    bucket.take(steps, now)
    return { kind: 'taken' }
  }
}

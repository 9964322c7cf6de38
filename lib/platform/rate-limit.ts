import {
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible'

/** Makes the counter behind a limit; a Postgres or Valkey one can take the place of memory. */
export type LimitStore = (options: IRateLimiterOptions) => RateLimiterAbstract

const inMemory: LimitStore = (options) => new RateLimiterMemory(options)

export type Verdict = { ok: true } | { ok: false; retryAfterSeconds: number }

export type Limit = { take(key: string): Promise<Verdict> }

/** At most `points` a key in each window of `seconds`. */
export function createLimit(
  { name, points, seconds }: { name: string; points: number; seconds: number },
  store: LimitStore = inMemory,
): Limit {
  const counter = store({ keyPrefix: name, points, duration: seconds })
  return {
    async take(key) {
      try {
        await counter.consume(key)
        return { ok: true }
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return wait(refused.msBeforeNext)
        throw refused
      }
    },
  }
}

export type Backoff = {
  /** Whether the key may try now. Counts nothing. */
  check(key: string): Promise<Verdict>
  failed(key: string): Promise<void>
  succeeded(key: string): Promise<void>
}

/**
 * `points` failures a key in each window of `seconds`; then the key waits, for one window the first
 * time and twice as long each time after that, up to `longest` seconds. A success forgets all of it,
 * and so does `memory` seconds without a new wait.
 */
export function createBackoff(
  {
    name,
    points,
    seconds,
    longest,
    memory,
  }: { name: string; points: number; seconds: number; longest: number; memory: number },
  store: LimitStore = inMemory,
): Backoff {
  const failures = store({ keyPrefix: `${name}-failures`, points, duration: seconds })
  const waits = store({ keyPrefix: `${name}-waits`, points: 1, duration: memory })
  return {
    async check(key) {
      const count = await failures.get(key)
      // A window that is over may still be there: counters forget on a timer, which may be late.
      const waiting = count && count.consumedPoints >= points && count.msBeforeNext > 0
      return waiting ? wait(count.msBeforeNext) : { ok: true }
    },
    async failed(key) {
      const { consumedPoints } = await failures.penalty(key)
      if (consumedPoints < points) return
      const earlier = await waits.get(key)
      const before = earlier && earlier.msBeforeNext > 0 ? earlier.consumedPoints : 0
      await waits.set(key, before + 1, memory)
      await failures.block(key, Math.min(seconds * 2 ** before, longest))
    },
    async succeeded(key) {
      await Promise.all([failures.delete(key), waits.delete(key)])
    },
  }
}

function wait(ms: number): Verdict {
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) }
}

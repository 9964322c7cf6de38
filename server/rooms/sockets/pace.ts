import { TokenBucket } from './token-bucket'

/** What one connection may send (SYNC-23). */
const PACE = {
  messagesPerSecond: 60,
  messageBurst: 180,
  bytesPerSecond: 256 * 1024,
  /** A SyncStep2 after a time offline comes at once. */
  byteBurst: 4 * 1024 * 1024,
  /** Above the pace for this long closes the connection. */
  patience: 30_000,
  step1s: 5,
  step1Window: 10_000,
} as const

/** How fast one connection sends, and whether it has to wait. Times in milliseconds. */
export class Pace {
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  readonly #step1s: TokenBucket
  #aboveSince: number | null = null

  constructor(now: number) {
    this.#messages = new TokenBucket({
      rate: PACE.messagesPerSecond,
      burst: PACE.messageBurst,
      now,
    })
    this.#bytes = new TokenBucket({ rate: PACE.bytesPerSecond, burst: PACE.byteBurst, now })
    this.#step1s = new TokenBucket({
      rate: PACE.step1s / (PACE.step1Window / 1000),
      burst: PACE.step1s,
      now,
    })
  }

  /** Counts a message. Returns how long reading pauses, or `too-fast` when it has lasted too long. */
  count(bytes: number, now: number): number | 'too-fast' {
    this.#messages.take(1, now)
    this.#bytes.take(bytes, now)
    const wait = Math.max(this.#messages.debt(now), this.#bytes.debt(now))
    if (wait === 0) {
      this.#aboveSince = null
      return 0
    }
    this.#aboveSince ??= now
    return now - this.#aboveSince > PACE.patience ? 'too-fast' : wait
  }

  /** Whether another SyncStep1 is answered now. */
  mayAskForState(now: number): boolean {
    this.#step1s.take(1, now)
    return this.#step1s.debt(now) === 0
  }
}

import { TokenBucket } from './token-bucket'

/** Buckets of many, each made when it is first asked for. Times in milliseconds. */
export class TokenBuckets {
  readonly #buckets = new Map<string, TokenBucket>()
  readonly #size: { rate: number; burst: number }
  #pruneAt = 0

  constructor(size: { rate: number; burst: number }) {
    this.#size = size
  }

  of(key: string, now: number): TokenBucket {
    const known = this.#buckets.get(key)
    if (known) return known
    if (this.#buckets.size > this.#pruneAt) this.#prune(now)
    const fresh = new TokenBucket({ ...this.#size, now })
    this.#buckets.set(key, fresh)
    return fresh
  }

  /** Forgets who is as free as somebody new, whenever there are twice as many as were left. */
  #prune(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (bucket.isFull(now)) this.#buckets.delete(key)
    }
    this.#pruneAt = 1_000 + 2 * this.#buckets.size
  }
}

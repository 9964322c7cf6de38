/** Lets `rate` units a second through on average and `burst` at once. Times in milliseconds. */
export class TokenBucket {
  readonly #rate: number
  readonly #burst: number
  #tokens: number
  #at: number

  constructor({ rate, burst, now }: { rate: number; burst: number; now: number }) {
    this.#rate = rate
    this.#burst = burst
    this.#tokens = burst
    this.#at = now
  }

  /** Takes `units`, going into debt if need be. */
  take(units: number, now: number): void {
    this.#refill(now)
    this.#tokens -= units
  }

  /** Milliseconds until the debt is paid; 0 when there is none. */
  debt(now: number): number {
    this.#refill(now)
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#rate) * 1000)
  }

  /** Whether nothing has been taken that has not come back. */
  isFull(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= this.#burst
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate)
    this.#at = now
  }
}

/**
 * Work that reads the newest state, one run at a time. Whoever asks while it runs gets the next run,
 * together with all others who ask meanwhile: the one under way may have read too early for them.
 */
export class NextRun {
  readonly #work: () => Promise<void>
  #current: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  run(): Promise<void> {
    if (!this.#current) return this.#start()
    this.#next ??= this.#current
      .catch(() => undefined)
      .then(() => {
        this.#next = null
        return this.#start()
      })
    return this.#next
  }

  #start(): Promise<void> {
    const run = this.#work().finally(() => {
      if (this.#current === run) this.#current = null
    })
    this.#current = run
    return run
  }
}

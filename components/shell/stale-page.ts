/** Events come in swarms, and everybody's page hears of them at the same moment. */
const SOONEST = 100
const SPREAD = 400
/** Between two refreshes of one page. */
const REST = 2_000

export type StalePageParts = {
  refresh: () => void
  /** Whether this is a moment for it; when it becomes one, `look` is called. */
  suits: () => boolean
}

/** Remembers that a page is out of date, and brings it up to date when that suits. */
export class StalePage {
  readonly #parts: StalePageParts
  #isStale = false
  #refreshedAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: StalePageParts) {
    this.#parts = parts
  }

  note(): void {
    this.#isStale = true
    this.look()
  }

  readonly look = (): void => {
    if (!this.#isStale || this.#timer !== undefined || !this.#parts.suits()) return
    const rest = this.#refreshedAt + REST - Date.now()
    this.#timer = setTimeout(this.#bringUpToDate, Math.max(rest, SOONEST + Math.random() * SPREAD))
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  readonly #bringUpToDate = (): void => {
    this.#timer = undefined
    if (!this.#parts.suits()) return
    this.#isStale = false
    this.#refreshedAt = Date.now()
    this.#parts.refresh()
  }
}

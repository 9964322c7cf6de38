import { formatPosition, type Position } from './position'

/**
 * Where a document stands in its room's log (SYNC-18). Only what has been applied to this very
 * document counts: a copy on this device may lack what its last page had.
 */
export class LogPlace {
  #logEpoch: number | undefined
  #seq: bigint | null = null

  /** `kept` is the log epoch of the copy that the document begins with, if there is one. */
  constructor(kept: number | undefined) {
    this.#logEpoch = kept
  }

  get logEpoch(): number | undefined {
    return this.#logEpoch
  }

  /** For the next connection; `undefined` when it is to bring everything. */
  get since(): string | undefined {
    if (this.#logEpoch === undefined || this.#seq === null) return undefined
    return formatPosition({ logEpoch: this.#logEpoch, seq: this.#seq })
  }

  /** Whether what comes from this log epoch may be merged with what the document holds. */
  admits(logEpoch: number): boolean {
    this.#logEpoch ??= logEpoch
    return this.#logEpoch === logEpoch
  }

  /** Everything up to there is in the document. */
  reached({ seq }: Position): void {
    if (this.#seq === null || seq > this.#seq) this.#seq = seq
  }

  /** Something is missing after all. */
  lost(): void {
    this.#seq = null
  }
}

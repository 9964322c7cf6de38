import * as decoding from 'lib0/decoding'
import { mergeUpdates } from './merge'

type Sent = { n: number; upTo: number; since: number; update: Uint8Array }

/**
 * Which of one's own changes the server has committed. Changes are counted; a `saved` number stands
 * for all changes up to the moment at which it was sent (SYNC-6). Times in epoch milliseconds.
 */
export class ChangeLedger {
  #changes = 0
  #saved = 0
  #lastN = 0
  #pending: Uint8Array[] = []
  #pendingSince: number | null = null
  #sent: Sent[] = []

  /** Number of the newest change. */
  get newest(): number {
    return this.#changes
  }

  get allSaved(): boolean {
    return this.#saved === this.#changes
  }

  get hasPending(): boolean {
    return this.#pending.length > 0
  }

  /** Since when the oldest change has waited to be saved; `null` when none does. */
  get unsavedSince(): number | null {
    return this.#sent[0]?.since ?? this.#pendingSince
  }

  /** What may not have been saved, as one update. */
  get unsaved(): Uint8Array {
    return mergeUpdates([...this.#sent.map(({ update }) => update), ...this.#pending])
  }

  change(update: Uint8Array, now: number): void {
    this.#changes += 1
    this.#pending.push(update)
    this.#pendingSince ??= now
  }

  /** An earlier page wrote something, kept it on this device and never heard that it was saved. */
  inherit(now: number): void {
    this.#changes += 1
    this.#pendingSince ??= now
  }

  /** Takes everything that has not been sent, with the number that stands for it. */
  take(now: number): { n: number; update: Uint8Array } {
    return this.#send(mergeUpdates(this.#pending), this.#pendingSince ?? now)
  }

  /** On a new connection one update says all that the server lacks; earlier numbers mean nothing. */
  restart(update: Uint8Array, now: number): { n: number; update: Uint8Array } {
    const since = this.unsavedSince ?? now
    if (this.allSaved && hasStructs(update)) this.#changes += 1
    this.#sent = []
    return this.#send(update, since)
  }

  saved(n: number): void {
    for (const { upTo } of this.#sent.filter((sent) => sent.n <= n)) this.#saved = upTo
    this.#sent = this.#sent.filter((sent) => sent.n > n)
  }

  #send(update: Uint8Array, since: number): { n: number; update: Uint8Array } {
    this.#lastN += 1
    this.#sent.push({ n: this.#lastN, upTo: this.#changes, since, update })
    this.#pending = []
    this.#pendingSince = null
    return { n: this.#lastN, update }
  }
}

/** A Yjs update begins with the number of clients that it has structs of. */
function hasStructs(update: Uint8Array): boolean {
  return decoding.readVarUint(decoding.createDecoder(update)) > 0
}

import type { Snapshot } from '@/lib/sync/snapshots'
import type { Pool } from '../../persistence/pool'
import { readSnapshot } from '../../persistence/room-reads'
import { updateFrame } from '../sockets/frames'

/** A snapshot as it is sent: frames that all joiners share. */
export type SentSnapshot = { seq: bigint; frames: readonly Uint8Array[]; bytes: number }

const MAX_BYTES = 256 * 1024 * 1024

/** Snapshots of rooms that were joined lately, outside the heap and up to a limit (SYNC-17, SYNC-21). */
export class SnapshotCache {
  readonly #pool: Pool
  readonly #kept = new Map<string, SentSnapshot>()
  readonly #flights = new Map<string, Promise<SentSnapshot>>()
  #bytes = 0

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** The snapshot of a room, at `atLeast` or later; concurrent loads are one. */
  async get(room: string, atLeast: bigint): Promise<SentSnapshot> {
    const kept = this.#kept.get(room)
    if (kept && kept.seq >= atLeast) {
      this.#kept.delete(room)
      this.#kept.set(room, kept)
      return kept
    }
    const flight =
      this.#flights.get(room) ??
      readSnapshot(this.#pool, room)
        .then((snapshot) => this.put(room, snapshot))
        .finally(() => this.#flights.delete(room))
    this.#flights.set(room, flight)
    return flight
  }

  put(room: string, { seq, frames }: Snapshot): SentSnapshot {
    const wrapped = frames.map((frame) => Buffer.from(updateFrame(frame)))
    const sent = {
      seq,
      frames: wrapped,
      bytes: wrapped.reduce((sum, { length }) => sum + length, 0),
    }
    this.#bytes += sent.bytes - (this.#kept.get(room)?.bytes ?? 0)
    this.#kept.delete(room)
    this.#kept.set(room, sent)
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= MAX_BYTES || oldest === room) break
      this.#kept.delete(oldest)
      this.#bytes -= bytes
    }
    return sent
  }
}

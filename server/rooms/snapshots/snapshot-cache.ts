import type { Position } from '@/lib/sync/position'
import type { Pool } from '../../persistence/pool'
import { readSnapshot, type StoredSnapshot } from '../../persistence/room-reads'
import { metrics } from '../metrics'
import { updateFrame } from '../sockets/frames'

/** A snapshot as it is sent, shared by all who join. */
export type SentSnapshot = Position & {
  /** Update messages, in order. */
  frames: readonly Uint8Array[]
  /** All of them one after the other; the frames are views of it. */
  body: Buffer
  /** The body compressed, once somebody has asked for it. */
  encoded: Map<string, Buffer>
}

const MAX_BYTES = 256 * 1024 * 1024
/** What nobody has asked for in this long is read again when somebody comes, in milliseconds. */
const KEEP_FOR = 30_000
/** What an entry takes beside its content, so that empty rooms are bounded, too. */
const ENTRY_BYTES = 1024

/**
 * Snapshots of rooms that were joined lately, outside the heap and up to a limit in bytes; the one
 * that was wanted longest ago goes first (SYNC-17, SYNC-21).
 */
export class SnapshotCache {
  readonly #pool: Pool
  readonly #maxBytes: number
  readonly #now: () => number
  readonly #kept = new Map<string, { snapshot: SentSnapshot; bytes: number; at: number }>()
  readonly #flights = new Map<string, Promise<SentSnapshot>>()
  #bytes = 0

  constructor(pool: Pool, { now, maxBytes = MAX_BYTES }: { now: () => number; maxBytes?: number }) {
    this.#pool = pool
    this.#now = now
    this.#maxBytes = maxBytes
  }

  /** Bytes that are kept now. */
  get bytes(): number {
    return this.#bytes
  }

  /**
   * The snapshot of a room, at this place or later; concurrent loads are one.
   * After a restore from a backup it may be of another log epoch than was asked for.
   */
  async get(room: string, atLeast: Position): Promise<SentSnapshot> {
    const kept = this.#kept.get(room)?.snapshot
    if (kept && suits(kept, atLeast)) {
      this.#keep(room, kept)
      return kept
    }
    const found = await this.#load(room)
    // a load that was under way already may have begun before what is wanted was written
    return suits(found, atLeast) ? found : this.#load(room)
  }

  /** Keeps a snapshot that has been read or written, unless a later one is kept. */
  put(room: string, stored: StoredSnapshot): SentSnapshot {
    const kept = this.#kept.get(room)?.snapshot
    if (kept && suits(kept, stored)) return kept
    const snapshot = sent(stored)
    this.#keep(room, snapshot)
    return snapshot
  }

  /** Counts what has been added to a snapshot since it was kept. */
  recount(room: string, snapshot: SentSnapshot): void {
    if (this.#kept.get(room)?.snapshot === snapshot) this.#keep(room, snapshot)
  }

  /** Reads it again next time: what is kept may not be in Postgres any more. */
  forget(room: string): void {
    this.#drop(room)
    this.#flights.delete(room)
  }

  /** Lets go of what nobody has asked for lately: people come together and then stay (SYNC-21). */
  forgetUnused(): void {
    const before = this.#now() - KEEP_FOR
    for (const [room, { at }] of this.#kept) {
      if (at > before) break
      this.#drop(room)
    }
    metrics.snapshotBytes.set(this.#bytes)
  }

  #load(room: string): Promise<SentSnapshot> {
    const flight =
      this.#flights.get(room) ??
      readSnapshot(this.#pool, room)
        .then((snapshot) => this.put(room, snapshot))
        .finally(() => this.#flights.delete(room))
    this.#flights.set(room, flight)
    return flight
  }

  #keep(room: string, snapshot: SentSnapshot): void {
    this.#drop(room)
    const bytes = bytesOf(snapshot)
    this.#kept.set(room, { snapshot, bytes, at: this.#now() })
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#drop(oldest)
    }
    metrics.snapshotBytes.set(this.#bytes)
  }

  #drop(room: string): void {
    this.#bytes -= this.#kept.get(room)?.bytes ?? 0
    this.#kept.delete(room)
  }
}

const suits = (snapshot: Position, { logEpoch, seq }: Position) =>
  snapshot.logEpoch === logEpoch && snapshot.seq >= seq

function sent({ logEpoch, seq, frames }: StoredSnapshot): SentSnapshot {
  const messages = frames.map(updateFrame)
  const body = Buffer.allocUnsafeSlow(messages.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  const views = messages.map((message) => {
    body.set(message, at)
    at += message.length
    return body.subarray(at - message.length, at)
  })
  return { logEpoch, seq, frames: views, body, encoded: new Map() }
}

function bytesOf({ body, encoded }: SentSnapshot): number {
  return [...encoded.values()].reduce((sum, { length }) => sum + length, body.length + ENTRY_BYTES)
}

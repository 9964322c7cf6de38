import * as Y from 'yjs'
import { EMPTY_UPDATE, mergeUpdates } from '@/lib/sync/merge'
import type { Segment } from '@/lib/sync/segments'
import { decodeSegments } from '@/lib/sync/segments'
import type { Snapshot } from '@/lib/sync/snapshots'
import type { LogRow, StoredRoom } from '../persistence/room-reads'
import { Knowledge, type Known, layered } from './updates/knowledge'
import { deepIn } from './updates/nesting'
import { Owners } from './updates/owners'
import { Places } from './updates/places'
import { type ReadUpdate, readUpdate } from './updates/update-reader'

/** The live frame of one row: the merge of what its authors wrote. */
export type TailEntry = { seq: bigint; update: Uint8Array }

/**
 * What a room remembers of its document: clocks, deletions, owners and the tail of the log, never
 * the document (SYNC-9). Knows neither sockets nor Postgres.
 */
export class RoomState {
  readonly logEpoch: number
  accessEpoch: bigint
  /** The newest document schema of those that have written here. */
  schema: number
  owners: Owners
  snapshotSeq: bigint
  #snapshotBytes: number
  readonly #roots: readonly string[]
  readonly #committed: Knowledge
  #queued: Knowledge
  #tail: TailEntry[] = []
  #tailBytes = 0
  #merged: { after: bigint; update: Uint8Array } | null = null

  constructor(stored: StoredRoom, roots: readonly string[]) {
    this.logEpoch = stored.head.logEpoch
    this.accessEpoch = stored.head.accessEpoch
    this.schema = stored.head.schema
    this.owners = new Owners(stored.bindings)
    this.snapshotSeq = stored.snapshot.seq
    this.#snapshotBytes = stored.snapshot.bytes
    this.#roots = roots
    this.#committed = knowledgeOf(stored.snapshot, roots)
    this.#queued = new Knowledge(new Places(this.#committed.places))
    this.seq = stored.snapshot.seq
    for (const row of stored.tail) this.learnRow(row)
  }

  /** The last row of the log that this state contains. */
  seq: bigint

  get tail(): readonly TailEntry[] {
    return this.#tail
  }

  get tailBytes(): number {
    return this.#tailBytes
  }

  /** Committed and queued together: what an update is measured against. */
  get known(): Known {
    return layered(this.#committed, this.#queued)
  }

  /** The committed clocks, as sent in SyncStep1. */
  stateVector(): Uint8Array {
    return this.#committed.stateVector()
  }

  /** The next clock of a client, by what is committed alone. */
  committedClockOf(client: number): number {
    return this.#committed.clockOf(client)
  }

  /** Counts an accepted update as known while it waits for its commit. */
  expect(update: ReadUpdate): void {
    this.#queued.learn(update)
  }

  /** Forgets what waited, except these updates, which still do. */
  expectOnly(updates: Iterable<ReadUpdate>): void {
    this.#queued = new Knowledge(new Places(this.#committed.places))
    for (const update of updates) this.#queued.learn(update)
  }

  /**
   * Takes in a row that was written elsewhere. Returns its live frame, `null` when it was known.
   * Throws, and knows nothing of it, when it does not read.
   */
  learnRow(row: LogRow): Uint8Array | null {
    if (row.seq <= this.seq) return null
    const segments = decodeSegments(row.payload)
    const reads = segments.map(({ person, update }) => ({
      person,
      read: readTrusted(update, this.#roots),
    }))
    const update = frameOf(segments)
    // All of it reads: from here on nothing throws, and no half of a row is ever known.
    for (const { person, read } of reads) {
      this.#committed.learn({ ...read, deep: deepIn(read, this.#committed) })
      for (const { client } of read.sections) this.owners.bind({ client, person, at: 0 })
    }
    return this.#append(row.seq, update)
  }

  /** Takes in a row that this process has just written, from updates it has already read. */
  learnOwn(seq: bigint, updates: readonly ReadUpdate[], segments: readonly Segment[]): Uint8Array {
    for (const update of updates) this.#committed.learn(update)
    return this.#append(seq, frameOf(segments))
  }

  /** The rows after `seq`, as one update; merged once for all who ask at the same time. */
  mergedTail(after: bigint): Uint8Array {
    const rows = this.#tail.filter((row) => row.seq > after)
    if (rows.length === 0) return EMPTY_UPDATE
    if (this.#merged?.after !== after) {
      const update = mergeUpdates(rows.map((row) => row.update))
      this.#merged = { after, update }
    }
    return this.#merged.update
  }

  /** Bytes of the document as it is stored: its snapshot and the rows after it (SYNC-23). */
  get bytes(): number {
    return this.#snapshotBytes + this.#tailBytes
  }

  /** Takes in the deletions of a document, also those that follow from what was written to it. */
  learnDeletions(document: Uint8Array): void {
    this.#committed.deletes.addAll(readTrusted(document, this.#roots).deletes)
  }

  /** Forgets the rows that a snapshot now holds. */
  compactedTo({ seq, bytes }: { seq: bigint; bytes: number }): void {
    if (seq <= this.snapshotSeq) return
    this.snapshotSeq = seq
    this.#snapshotBytes = bytes
    this.#merged = null
    this.#tail = this.#tail.filter((row) => row.seq > seq)
    this.#tailBytes = this.#tail.reduce((sum, { update }) => sum + update.length, 0)
  }

  #append(seq: bigint, update: Uint8Array): Uint8Array {
    this.seq = seq
    this.#merged = null
    this.#tail.push({ seq, update })
    this.#tailBytes += update.length
    return update
  }
}

/** What goes to sockets. A copy: what arrived is a view that would keep a whole network buffer alive. */
function frameOf(segments: readonly Segment[]): Uint8Array {
  return new Uint8Array(mergeUpdates(segments.map(({ update }) => update)))
}

/** Clocks, depths and places stand beside the snapshot, and the deletions in its last frame. */
function knowledgeOf(
  { frames, deep, places, stateVector }: Snapshot,
  roots: readonly string[],
): Knowledge {
  const knowledge = new Knowledge(Places.read(places))
  const deletions = frames.at(-1)
  if (deletions) knowledge.learn({ ...readTrusted(deletions, roots), deep })
  for (const [client, clock] of Y.decodeStateVector(stateVector)) {
    knowledge.clocks.set(client, clock)
  }
  return knowledge
}

/** What is stored was checked when it was written; if it no longer reads, that is a fault. */
function readTrusted(update: Uint8Array, roots: readonly string[]): ReadUpdate {
  const result = readUpdate(update, roots)
  if (!result.ok) throw new Error(`what is stored does not read: ${result.reason}`)
  return result.update
}

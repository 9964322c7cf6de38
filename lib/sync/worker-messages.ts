import type { Contribution } from './contribution-counts'
import type { HistoryEntry, HistoryRow } from './history-entries'
import type { KeptProjection } from './kept-projection'
import type { BoardProjection } from './projection'

/** What may be asked of the worker thread in which documents are built. */
export type WorkerJob =
  | { kind: 'project'; updates: Uint8Array[] }
  /** `projects`: whether documents of this kind have a projection. */
  | { kind: 'compact'; updates: Uint8Array[]; roots: readonly string[]; projects: boolean }
  /** Payloads of rows, in their order; becomes one with a segment per author. */
  | { kind: 'merge'; payloads: Uint8Array[] }
  /** What was written in these rows, newest first, by the document as it stands. */
  | { kind: 'history'; updates: Uint8Array[]; rows: HistoryRow[]; person: string | null }
  /** Which entries each author of these payloads has written in. */
  | { kind: 'contributions'; updates: Uint8Array[]; payloads: Uint8Array[] }

export type WorkerResult =
  | { kind: 'project'; projection: BoardProjection; kept: KeptProjection }
  | ({ kind: 'compact' } & Compacted)
  | { kind: 'merge'; payload: Uint8Array }
  | { kind: 'history'; entries: HistoryEntry[] }
  | { kind: 'contributions'; contributions: Contribution[] }

/** `state` is the column of `room_snapshot`; `projection` is `null` where there is none. */
export type Compacted = {
  state: Uint8Array
  stateVector: Uint8Array
  projection: KeptProjection | null
}

export type WorkerRequest = { id: number; job: WorkerJob }
export type WorkerAnswer = { id: number } & (
  | { ok: true; result: WorkerResult }
  | { ok: false; reason: string }
)

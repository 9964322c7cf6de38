import type { BoardProjection } from './projection'

/** What may be asked of the worker thread in which documents are built. */
export type WorkerJob =
  | { kind: 'project'; updates: Uint8Array[] }
  | { kind: 'compact'; updates: Uint8Array[]; roots: readonly string[] }

export type WorkerResult =
  | { kind: 'project'; projection: BoardProjection }
  /** `state` is the column of `room_snapshot`. */
  | { kind: 'compact'; state: Uint8Array; stateVector: Uint8Array }

export type WorkerRequest = { id: number; job: WorkerJob }
export type WorkerAnswer = { id: number } & (
  | { ok: true; result: WorkerResult }
  | { ok: false; reason: string }
)

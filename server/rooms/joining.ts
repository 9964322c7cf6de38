import { mergeUpdates } from '@/lib/sync/merge'
import type { Position } from '@/lib/sync/position'
import { decodeSegments } from '@/lib/sync/segments'
import type { Pool } from '../persistence/pool'
import { readRowsBetween } from '../persistence/room-reads'
import type { Room } from './room'
import type { SnapshotCache } from './snapshots/snapshot-cache'
import type { Connection } from './sockets/connection'
import { seqFrame, step1Frame, step2Frame, updateFrame } from './sockets/frames'

/** Further back than this a document is sent anew without counting what that would save. */
const MAX_ROWS = 1_000
/** What was missed travels in pieces of about this size, like snapshots. */
const FRAME_BYTES = 256 * 1024

export type JoiningParts = {
  pool: Pool
  snapshots: SnapshotCache
  /** Reads rows that this process has not seen. */
  catchUp: (room: Room) => Promise<void>
}

type Visit = { connection: Connection; since: Position | null }

/** What a newcomer gets before the tail: the document up to `upTo`, or what it lacks of that. */
export type Start = {
  /** What the newcomer has already: 0 when it gets everything. */
  from: bigint
  frames: readonly Uint8Array[]
  upTo: bigint
}

/**
 * Finds what a newcomer needs (SYNC-17). One that names the place up to which it has the document
 * gets what lies after, unless the whole is less (SYNC-18). The place decides on what is sent, never
 * on who may have it.
 *
 * @returns `null` when the connection has been closed, or the log has been restored from a backup.
 */
export async function findStart(
  room: Room,
  { connection, since, ...parts }: JoiningParts & Visit,
): Promise<Start | null> {
  const missed = since && (await findMissed(room, since, parts))
  if (missed) return missed
  const { name, state } = room
  while (!connection.closed) {
    const wanted = { logEpoch: state.logEpoch, seq: state.snapshotSeq }
    const { logEpoch, seq, frames } = await parts.snapshots.get(name, wanted)
    if (logEpoch !== state.logEpoch) return null
    if (seq > state.seq || seq < state.snapshotSeq) await parts.catchUp(room)
    // Kept from before Postgres lost it.
    if (seq > state.seq) parts.snapshots.forget(name)
    // A compaction in between has cut the tail that belongs to an older snapshot.
    if (seq <= state.seq && seq >= state.snapshotSeq) return { from: 0n, frames, upTo: seq }
  }
  return null
}

async function findMissed(
  room: Room,
  since: Position,
  { pool, catchUp }: JoiningParts,
): Promise<Start | null> {
  const { name, state } = room
  const { logEpoch, seq } = since
  if (logEpoch !== state.logEpoch) return null
  if (seq > state.seq) await catchUp(room)
  if (seq > state.seq) return null
  if (seq >= state.snapshotSeq) return { from: seq, frames: [], upTo: seq }
  const upTo = state.snapshotSeq
  if (upTo - seq > MAX_ROWS) return null
  const rows = await readRowsBetween(pool, { room: name, after: seq, upTo, logEpoch })
  // A compaction meanwhile has cut off what follows.
  if (!rows || upTo < state.snapshotSeq) return null
  const updates = rows.flatMap(({ payload }) => decodeSegments(payload).map(({ update }) => update))
  return { from: seq, frames: inPieces(updates).map(updateFrame), upTo }
}

function inPieces(updates: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[][] = []
  let bytes = FRAME_BYTES
  for (const update of updates) {
    if (bytes + update.length > FRAME_BYTES) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(update)
    bytes += update.length
  }
  return pieces.map(mergeUpdates)
}

/**
 * Gives a newcomer the document: the log epoch, the start as updates, the tail as SyncStep2, then
 * SyncStep1. In this order a client that reports being synced has the tail, and one whose document is
 * of another epoch knows it before it says anything. Nothing waits in here, so no row can fall between
 * tail and live frames.
 */
export function sendDocument(
  room: Room,
  { connection, start, now }: { connection: Connection; start: Start; now: number },
): void {
  const { state } = room
  if (connection.version !== null) connection.send(seqFrame(state.logEpoch, start.from), now)
  for (const frame of start.frames) connection.send(frame, now)
  connection.send(step2Frame(state.mergedTail(start.upTo)), now)
  connection.send(step1Frame(state.stateVector()), now)
  connection.exemptBacklog()
  connection.sentSeq = state.seq
  connection.lagging = false
}

/** The rest of the document for a reader that had fallen behind (SYNC-23). */
export function sendMissed(room: Room, connection: Connection, now: number): void {
  connection.send(step2Frame(room.state.mergedTail(connection.sentSeq)), now)
  connection.sentSeq = room.state.seq
  connection.lagging = false
}

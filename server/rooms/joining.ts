import type { Room } from './room'
import type { SentSnapshot } from './snapshots/snapshot-cache'
import type { Connection } from './sockets/connection'
import { step1Frame, step2Frame } from './sockets/frames'

/**
 * Gives a newcomer the whole document (SYNC-17): the snapshot as updates, the tail as SyncStep2,
 * then SyncStep1. In this order a client that reports being synced has the tail. The snapshot is
 * loaded before; from here on nothing waits, so no row can fall between tail and live frames.
 */
export function sendDocument(
  room: Room,
  { connection, snapshot, now }: { connection: Connection; snapshot: SentSnapshot; now: number },
): void {
  for (const frame of snapshot.frames) connection.send(frame, now)
  connection.send(step2Frame(room.state.mergedTail(snapshot.seq)), now)
  connection.send(step1Frame(room.state.stateVector()), now)
  connection.exemptBacklog()
  connection.sentSeq = room.state.seq
  connection.lagging = false
}

/** The rest of the document for a reader that had fallen behind (SYNC-23). */
export function sendMissed(room: Room, connection: Connection, now: number): void {
  connection.send(step2Frame(room.state.mergedTail(connection.sentSeq)), now)
  connection.sentSeq = room.state.seq
  connection.lagging = false
}

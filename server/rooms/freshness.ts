import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Pool } from '../persistence/pool'
import { type Head, isBehind, readBindings, readHeads, readRows } from '../persistence/room-reads'
import { readSnapshotSize } from '../persistence/room-snapshots'
import type { GroupCommit } from './group-commit'
import { NextRun } from './next-run'
import type { Room } from './room'
import { raiseSchema } from './schema'
import { compactRoom } from './snapshots/compact-room'
import { standingsIn } from './sockets/access'
import type { Connection } from './sockets/connection'
import type { Tasks } from './tasks'

/** Access is read again this often even when nobody has said that it changed (SYNC-27). */
const ASK_AGAIN_AFTER = 20_000

/** How often a room is read anew when access changes while it is read, before that fails. */
const REFRESH_TIMES = 5

/** While another process makes a snapshot. */
const ASK_COMPACTED_AGAIN = 500

/** Work of a room that reads its newest state. */
type Runs = Record<'catchUp' | 'refresh' | 'conclude' | 'noticeSnapshot', NextRun>

export type FreshnessParts = {
  pool: Pool
  log: Log
  /** Milliseconds that never go back. */
  now: () => number
  tasks: Tasks
  /** Stands still for a room while what waits in it is judged again. */
  commit: Pick<GroupCommit, 'hold' | 'settled'>
  /** What is open here is not in the database any more. */
  abandon: (room: Room, why: { code: CloseCode; reason: string }) => void
  closeIfIdle: (room: Room) => void
}

/**
 * Keeps open rooms at what Postgres says: rows, snapshots, owners and everybody's access. Of each
 * kind of work a room has one run at a time; asking during a run gives the next one.
 */
export class Freshness {
  readonly #parts: FreshnessParts
  readonly #runs = new WeakMap<Room, Runs>()

  constructor(parts: FreshnessParts) {
    this.#parts = parts
  }

  /** Reads rows that this process has not seen. */
  catchUp(room: Room): Promise<void> {
    return this.#parts.tasks.track(this.#runsOf(room).catchUp.run())
  }

  /** Another process has made a snapshot: this one need not keep the rows that are in it. */
  noticeSnapshot(room: Room): Promise<void> {
    return this.#parts.tasks.track(this.#runsOf(room).noticeSnapshot.run())
  }

  async #noticeSnapshot(room: Room): Promise<void> {
    const written = await readSnapshotSize(this.#parts.pool, room.name)
    if (written) room.compactedTo(written)
  }

  /**
   * Brings a room up to date with everything that decides on writing: rows, owners and everybody's
   * access. What waits is judged again (SYNC-5, SYNC-10).
   */
  refresh(room: Room): Promise<void> {
    return this.#parts.tasks.track(this.#runsOf(room).refresh.run())
  }

  /**
   * Learns which deletions Yjs concludes from the log by itself, such as of what has lost against
   * another entry of the same name: every reader has them, and nobody wrote them (SYNC-15).
   */
  conclude(room: Room): Promise<void> {
    return this.#parts.tasks.track(this.#runsOf(room).conclude.run())
  }

  #runsOf(room: Room) {
    const known = this.#runs.get(room)
    if (known) return known
    const runs = {
      catchUp: new NextRun(() => this.#catchUp(room)),
      conclude: new NextRun(() => this.#conclude(room)),
      noticeSnapshot: new NextRun(() => this.#noticeSnapshot(room)),
      refresh: new NextRun(() => this.#parts.commit.hold(room, () => this.#refresh(room))),
    }
    this.#runs.set(room, runs)
    return runs
  }

  async #conclude(room: Room): Promise<void> {
    let snapshot = await compactRoom(this.#parts.pool, room.name)
    while (!snapshot) {
      // Another process is at it just now.
      await new Promise((resolve) => setTimeout(resolve, ASK_COMPACTED_AGAIN))
      snapshot = await compactRoom(this.#parts.pool, room.name)
    }
    const deletions = snapshot.frames.at(-1)
    if (deletions) room.state.learnDeletions(deletions)
  }

  async #catchUp(room: Room): Promise<void> {
    const { name, state } = room
    const { seq, snapshotSeq } = state
    const rows = await readRows(this.#parts.pool, { room: name, after: state.seq })
    // Read after the rows: whatever was written once access had changed waits for who may see it.
    const head = (await readHeads(this.#parts.pool, [name])).get(name)
    const isSame = head?.accessEpoch === state.accessEpoch && head.logEpoch === state.logEpoch
    if (!isSame || isBehind(head, { seq, snapshotSeq })) return this.refresh(room)
    raiseSchema(room, head.schema)
    room.learnRows(rows)
  }

  async #refresh(room: Room): Promise<void> {
    const { pool } = this.#parts
    // Judging again what is just being written would write it twice.
    if (room.queue.isInFlight) await this.#parts.commit.settled()
    const { name, state } = room
    let head = await this.#readHead(room)
    for (let time = 1; head; time++) {
      if (time > REFRESH_TIMES) throw new Error('access to a room changes faster than it is read')
      const startedAt = this.#parts.now()
      const isDue = this.isAccessDue(room)
      await this.#readStandings(room, { epoch: head.accessEpoch, everybody: isDue })
      if (isDue || head.accessEpoch !== state.accessEpoch) room.confirmed.access = startedAt
      const rows = await readRows(pool, { room: name, after: state.seq })
      const bindings = await readBindings(pool, name)
      // Whatever was written once access had changed again waits for who may see it; and somebody
      // may have come whose access is of before.
      const after = await this.#readHead(room)
      const isSame = after?.accessEpoch === head.accessEpoch
      head = after
      if (!after || !isSame || outdatedIn(room, after.accessEpoch).length > 0) continue
      raiseSchema(room, after.schema)
      room.takeRows(rows)
      state.accessEpoch = after.accessEpoch
      room.admission.rejudge(bindings)
      return this.#parts.closeIfIdle(room)
    }
  }

  /** `null` when the room as it is open here is no more; then nobody is in it any longer. */
  async #readHead(room: Room): Promise<Head | null> {
    const { seq, snapshotSeq } = room.state
    const head = (await readHeads(this.#parts.pool, [room.name])).get(room.name)
    const isSameLog = head?.logEpoch === room.state.logEpoch
    const isLost = isSameLog && isBehind(head, { seq, snapshotSeq })
    if (isSameLog && !isLost) return head
    if (isLost) {
      const seqs = { known: String(seq), stored: String(head.seq) }
      this.#parts.log.error({ room: room.name, ...seqs }, 'Postgres has lost what was stored in it')
    }
    const why = head
      ? { code: CloseCode.restarting, reason: 'restored' }
      : { code: CloseCode.noAccess, reason: 'no access' }
    this.#parts.abandon(room, why)
    return null
  }

  /** Whether everybody's access is to be asked for, although nobody has said that it changed. */
  isAccessDue(room: Room): boolean {
    return this.#parts.now() - room.confirmed.access >= ASK_AGAIN_AFTER
  }

  /** Of those whose access was read under another epoch, or of everybody. */
  async #readStandings(
    room: Room,
    { epoch, everybody }: { epoch: bigint; everybody: boolean },
  ): Promise<void> {
    const concerned = everybody ? everybodyIn(room) : outdatedIn(room, epoch)
    if (concerned.length === 0) return
    const people = [...new Set(concerned.map(({ person }) => person))]
    const standings = await standingsIn(this.#parts.pool, { people, room: room.address })
    const now = this.#parts.now()
    for (const connection of concerned) {
      const standing = standings.get(connection.person)
      if (standing) {
        connection.setAccess(standing.access, { epoch, now })
        if (connection.setUser(standing.user)) room.presence.restamp(connection)
      } else connection.revoke('no access', { epoch })
    }
  }
}

/** Those who are here, and those who have left what they wrote. */
const everybodyIn = ({ connections, queue }: Room): Connection[] => [
  ...new Set([...connections, ...queue.entries.map(({ author }) => author)]),
]

/** Those of them whose access was read under another epoch. */
const outdatedIn = (room: Room, epoch: bigint): Connection[] =>
  everybodyIn(room).filter(({ accessEpoch }) => accessEpoch !== epoch)

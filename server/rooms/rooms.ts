import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Position } from '@/lib/sync/position'
import { MAX_DOCUMENT_BYTES, type Room as RoomAddress, roomName } from '@/lib/sync/rooms'
import type { Bus } from '../fanout/bus'
import type { Pool } from '../persistence/pool'
import {
  type Head,
  isBehind,
  readBindings,
  readHeads,
  readRoom,
  readRows,
} from '../persistence/room-reads'
import { readSnapshotSize } from '../persistence/room-snapshots'
import { GroupCommit } from './group-commit'
import { findStart, type Start, sendDocument, sendMissed } from './joining'
import { metrics, type Waiting } from './metrics'
import { type Hearing, Neighbours } from './neighbours'
import { NextRun } from './next-run'
import { Room } from './room'
import { closeIfOlder, raiseSchema } from './schema'
import { compactRoom } from './snapshots/compact-room'
import { Compaction } from './snapshots/compaction'
import { SnapshotCache } from './snapshots/snapshot-cache'
import { standingsIn } from './sockets/access'
import type { Connection } from './sockets/connection'
import type { Tasks } from './tasks'
import { Efforts } from './updates/efforts'
import { Readings } from './updates/readings'
import type { Budget } from './write-queue'

export type RoomsParts = {
  pool: Pool
  log: Log
  node: string
  /** Milliseconds that never go back (`steadyNow`). */
  now: () => number
  /** Epoch milliseconds, to be compared with those of other nodes and of Postgres; may step back. */
  wall: () => number
  tasks: Tasks
  /** Between nodes. */
  bus: Bus
  /** A room is to be compared with Postgres, since something may have changed there. */
  onLook: (room: Room) => void
  /** Other limits than the usual ones. */
  maxQueued?: Partial<typeof MAX_QUEUED>
  maxDocument?: number
}

/** Access is read again this often even when nobody has said that it changed (SYNC-27). */
const ASK_AGAIN_AFTER = 20_000

/** How often a room is read anew when access changes while it is read, before that fails. */
const REFRESH_TIMES = 5

/** While another process makes a snapshot. */
const ASK_COMPACTED_AGAIN = 500

/** Bytes that wait for Postgres in all rooms and in one (SYNC-13); beyond, sockets come back later. */
const MAX_QUEUED = { most: 256 * 1024 * 1024, mostInRoom: 64 * 1024 * 1024 }

/** Work of a room that reads its newest state. */
type Runs = Record<'catchUp' | 'refresh' | 'conclude' | 'noticeSnapshot', NextRun>

/** The rooms that are open in this process. One without sockets holds no memory (SYNC-21). */
export class Rooms {
  readonly #parts: RoomsParts
  readonly #open = new Map<string, Promise<Room | null>>()
  readonly #rooms = new Map<string, Room>()
  readonly #runs = new WeakMap<Room, Runs>()
  readonly snapshots: SnapshotCache
  readonly #budget: Budget
  readonly #efforts: Efforts
  readonly #readings: Readings
  readonly #neighbours: Neighbours
  readonly #hearings = new WeakMap<Room, Hearing>()
  readonly commit: GroupCommit
  readonly compaction: Compaction

  constructor(parts: RoomsParts) {
    this.#parts = parts
    this.#budget = { bytes: 0, ...MAX_QUEUED, ...parts.maxQueued }
    this.#efforts = new Efforts(parts.now)
    this.#readings = new Readings(parts.now)
    this.snapshots = new SnapshotCache(parts.pool, parts)
    this.compaction = new Compaction({
      ...parts,
      snapshots: this.snapshots,
      openRoom: (name) => this.#rooms.get(name),
    })
    this.#neighbours = new Neighbours(parts)
    this.commit = new GroupCommit({
      ...parts,
      refresh: (room) => this.refresh(room),
      abandon: (room) =>
        this.#abandon(room, { code: CloseCode.overloaded, reason: 'try again later' }),
    })
  }

  get all(): readonly Room[] {
    return [...this.#rooms.values()]
  }

  /** What waits to be committed in all of them. */
  get waiting(): Waiting {
    let entries = 0
    for (const { queue } of this.#rooms.values()) entries += queue.entries.length
    return { bytes: this.#budget.bytes, entries }
  }

  /** The open room, loaded when it is not; `null` when there is none. */
  async open(address: RoomAddress): Promise<Room | null> {
    const name = roomName(address)
    const known = this.#open.get(name)
    if (known) return known
    const opening = this.#load(address, name).finally(() => {
      if (!this.#rooms.has(name)) this.#open.delete(name)
    })
    this.#open.set(name, opening)
    return opening
  }

  async #load(address: RoomAddress, name: string): Promise<Room | null> {
    const hearing = this.#neighbours.hear(name)
    try {
      return await this.#loadHearing(address, { name, hearing })
    } finally {
      if (!this.#rooms.has(name)) hearing.stop()
    }
  }

  async #loadHearing(
    address: RoomAddress,
    { name, hearing }: { name: string; hearing: Hearing },
  ): Promise<Room | null> {
    const stored = await readRoom(this.#parts.pool, name)
    if (!stored) return null
    this.snapshots.put(name, stored.snapshot)
    const room = new Room(
      { address, name, stored },
      {
        now: this.#parts.now,
        wall: this.#parts.wall,
        budget: this.#budget,
        efforts: this.#efforts,
        readings: this.#readings,
        maxDocument: this.#parts.maxDocument ?? MAX_DOCUMENT_BYTES,
        onWrite: (room) => this.commit.note(room),
        onOverlap: (room) => this.commit.judgeAgain(room),
        tell: (room, message) => this.#neighbours.tell(room, message),
        tellPresence: (room, entries) => this.#neighbours.tellPresence(room, entries),
      },
    )
    this.#rooms.set(name, room)
    this.#hearings.set(room, hearing)
    hearing.open(room)
    metrics.rooms.set(this.#rooms.size)
    return room
  }

  /**
   * Sends a connection the document, or what it lacks when it has the document up to `since`, and has
   * it follow from there.
   */
  async join(
    room: Room,
    connection: Connection,
    { since = null }: { since?: Position | null } = {},
  ): Promise<void> {
    if (connection.closed) return
    if (this.#rooms.get(room.name) !== room) {
      // Nobody watches over a room that has been forgotten: not over its rows, nor over access.
      connection.close(CloseCode.restarting, 'the room was closed')
      return
    }
    room.connections.add(connection)
    // The document may have become newer since the door was passed.
    closeIfOlder(connection, room.state.schema)
    if (!room.isConfirmed) await this.refresh(room)
    const start = await this.#startFor(room, { connection, since })
    if (connection.closed) return
    if (!start) return this.refresh(room)
    if (!room.isConfirmedFor(connection)) {
      connection.close(CloseCode.overloaded, 'try again later')
      return
    }
    const now = this.#parts.now()
    sendDocument(room, { connection, start, now })
    room.live.add(connection)
    room.presence.welcome(connection)
    connection.tellSeq(room.state.logEpoch, now)
  }

  /** Access may have gone since the door was passed, and while the document is read (SYNC-5). */
  async #startFor(
    room: Room,
    { connection, since }: { connection: Connection; since: Position | null },
  ): Promise<Start | null> {
    const isOutdated = () => connection.accessEpoch !== room.state.accessEpoch
    for (;;) {
      if (isOutdated()) await this.refresh(room)
      const start = await findStart(room, {
        connection,
        since,
        pool: this.#parts.pool,
        snapshots: this.snapshots,
        catchUp: (behind) => this.catchUp(behind),
      })
      if (!start || connection.closed || !isOutdated()) return start
    }
  }

  /** Gives a reader that had fallen behind what it has missed. */
  catchUpReader(room: Room, connection: Connection): void {
    if (!room.isConfirmed || connection.catchingUp) return
    if (connection.sentSeq >= room.state.snapshotSeq) {
      sendMissed(room, connection, this.#parts.now())
      return
    }
    room.live.delete(connection)
    const since = { logEpoch: room.state.logEpoch, seq: connection.sentSeq }
    connection.catchingUp = true
    this.join(room, connection, { since })
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error }, 'a slow reader could not be brought up to date')
        connection.close(CloseCode.overloaded, 'try again later')
      })
      .finally(() => {
        connection.catchingUp = false
      })
  }

  leave(room: Room, connection: Connection): void {
    room.leave(connection)
    this.closeIfIdle(room)
  }

  /** Forgets a room that nobody is in and in which nothing waits. */
  closeIfIdle(room: Room): void {
    if (room.isIdle) this.#forget(room)
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.name) !== room) return
    room.presence.stop()
    this.#hearings.get(room)?.stop()
    this.#rooms.delete(room.name)
    this.#open.delete(room.name)
    metrics.rooms.set(this.#rooms.size)
  }

  /**
   * What was open here is not in the database any more: everybody comes back to what is, or learns
   * that nothing is. Nobody joins meanwhile what they leave.
   */
  #abandon(room: Room, { code, reason }: { code: CloseCode; reason: string }): void {
    for (const connection of room.connections) connection.close(code, reason)
    this.#forget(room)
    this.snapshots.forget(room.name)
    room.queue.replace([])
  }

  /** Somebody says that something has changed in a room, which may be open here. */
  look(name: string): void {
    const room = this.#rooms.get(name)
    if (room) this.#parts.onLook(room)
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
      refresh: new NextRun(() => this.commit.hold(room, () => this.#refresh(room))),
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
    if (room.queue.isInFlight) await this.commit.settled()
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
      room.rejudge(bindings)
      return this.closeIfIdle(room)
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
    this.#abandon(room, why)
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

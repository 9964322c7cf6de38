import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Position } from '@/lib/sync/position'
import { MAX_DOCUMENT_BYTES, type Room as RoomAddress, roomName } from '@/lib/sync/rooms'
import type { Bus } from '../fanout/bus'
import type { Pool } from '../persistence/pool'
import { readRoom } from '../persistence/room-reads'
import { Freshness } from './freshness'
import { GroupCommit } from './group-commit'
import { findStart, type Start, sendDocument, sendMissed } from './joining'
import { metrics, type Waiting } from './metrics'
import { type Hearing, Neighbours } from './neighbours'
import { Room } from './room'
import { closeIfOlder } from './schema'
import { Compaction } from './snapshots/compaction'
import { SnapshotCache } from './snapshots/snapshot-cache'
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

/** Bytes that wait for Postgres in all rooms and in one (SYNC-13); beyond, sockets come back later. */
const MAX_QUEUED = { most: 256 * 1024 * 1024, mostInRoom: 64 * 1024 * 1024 }

/** The rooms that are open in this process. One without sockets holds no memory (SYNC-21). */
export class Rooms {
  readonly #parts: RoomsParts
  readonly #open = new Map<string, Promise<Room | null>>()
  readonly #rooms = new Map<string, Room>()
  readonly snapshots: SnapshotCache
  readonly #budget: Budget
  readonly #efforts: Efforts
  readonly #readings: Readings
  readonly #neighbours: Neighbours
  readonly #hearings = new WeakMap<Room, Hearing>()
  readonly commit: GroupCommit
  readonly compaction: Compaction
  readonly freshness: Freshness

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
      refresh: (room) => this.freshness.refresh(room),
      abandon: (room) =>
        this.#abandon(room, { code: CloseCode.overloaded, reason: 'try again later' }),
    })
    this.freshness = new Freshness({
      ...parts,
      commit: this.commit,
      abandon: (room, why) => this.#abandon(room, why),
      closeIfIdle: (room) => this.closeIfIdle(room),
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
    if (!room.isConfirmed) await this.freshness.refresh(room)
    const start = await this.#startFor(room, { connection, since })
    if (connection.closed) return
    if (!start) return this.freshness.refresh(room)
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
      if (isOutdated()) await this.freshness.refresh(room)
      const start = await findStart(room, {
        connection,
        since,
        pool: this.#parts.pool,
        snapshots: this.snapshots,
        catchUp: (behind) => this.freshness.catchUp(behind),
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
}

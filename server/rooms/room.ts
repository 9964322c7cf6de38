import type { Room as RoomAddress } from '@/lib/sync/rooms'
import { rootsOf } from '@/lib/sync/rooms'
import { encodeSegments, type Segment, segmentsByAuthor } from '@/lib/sync/segments'
import type { BusMessage } from '../fanout/bus'
import type { Append } from '../persistence/commit'
import type { LogRow, StoredRoom } from '../persistence/room-reads'
import { Admission } from './admission'
import { Presence } from './presence/presence'
import { readPresence } from './presence/presence-codec'
import { RoomState } from './room-state'
import { raisedSchema, raiseSchema } from './schema'
import type { Connection } from './sockets/connection'
import { updateFrame } from './sockets/frames'
import { wireOf } from './sockets/outbox'
import type { Efforts } from './updates/efforts'
import type { Readings } from './updates/readings'
import { type Budget, type QueueEntry, WriteQueue } from './write-queue'

/** A reader this far behind gets no more live frames until it has caught up (SYNC-23). */
const LAGGING_ABOVE = 4 * 1024 * 1024

/** Access that could not be confirmed for so long counts as revoked. */
const CONFIRMED_FOR = 30_000

/** What a room needs from outside. */
export type RoomPorts = {
  now: () => number
  wall: () => number
  /** Shared by all rooms of the process. */
  budget: Budget
  /** Shared by all rooms of the process. */
  efforts: Efforts
  readings: Readings
  /** Bytes beyond which the document only shrinks (SYNC-23). */
  maxDocument: number
  /** Something waits to be committed. */
  onWrite: (room: Room) => void
  /** Queued work was judged before rows arrived that may contain some of it. */
  onOverlap: (room: Room) => void
  /** Other nodes are to hear this. */
  tell: (room: Room, message: BusMessage) => void
  tellPresence: (room: Room, entries: Uint8Array) => void
}

/** What one room adds to its log in one flush. */
export type Batch = {
  entries: readonly QueueEntry[]
  segments: readonly Segment[]
  append: Append
}

/** A document that is open here: its state, its queue, its connections. */
export class Room {
  readonly address: RoomAddress
  readonly name: string
  readonly state: RoomState
  readonly queue: WriteQueue
  readonly admission: Admission
  readonly presence: Presence
  readonly roots: readonly string[]
  /** Everybody who is here; those in `live` have the whole document and get every row. */
  readonly connections = new Set<Connection>()
  readonly live = new Set<Connection>()
  /** When everybody's access here, and their being signed in, was last read. */
  readonly confirmed: { access: number; sessions: number }
  readonly #ports: RoomPorts
  #wasFull: boolean

  constructor(
    { address, name, stored }: { address: RoomAddress; name: string; stored: StoredRoom },
    ports: RoomPorts,
  ) {
    this.address = address
    this.name = name
    this.roots = rootsOf(address.kind)
    this.state = new RoomState(stored, this.roots)
    this.#ports = ports
    this.#wasFull = this.isFull
    this.queue = new WriteQueue(ports.budget, this.roots)
    this.admission = new Admission(this, ports)
    this.presence = new Presence({
      audience: () => (this.isConfirmed ? this.live : []),
      now: ports.now,
      wall: ports.wall,
      isRowComing: () => !this.queue.isEmpty,
      tell: (entries) => ports.tellPresence(this, entries),
    })
    this.confirmed = { access: ports.now(), sessions: ports.now() }
  }

  get isIdle(): boolean {
    return this.connections.size === 0 && this.queue.isEmpty
  }

  /** Whether the document has no room for more: then it only shrinks (SYNC-23). */
  get isFull(): boolean {
    return this.state.bytes > this.#ports.maxDocument
  }

  /** Whether it is still known who may read here (SYNC-27); while it is not, nobody does. */
  get isConfirmed(): boolean {
    const { access, sessions } = this.confirmed
    return this.#ports.now() - Math.min(access, sessions) < CONFIRMED_FOR
  }

  /** The same for one of them: who has just been let in was looked up at the door. */
  isConfirmedFor({ admittedAt }: Connection): boolean {
    return this.isConfirmed || this.#ports.now() - admittedAt < CONFIRMED_FOR
  }

  /** Takes presence of ids that are the person's own; others' are skipped (SYNC-22). */
  receivePresence(connection: Connection, content: Uint8Array): 'ok' | 'malformed' | 'too-many' {
    const entries = readPresence(content)
    if (entries === 'malformed') return entries
    // so much is only ever the stock client's echo of a crowd, in which nothing is its own
    if (entries === 'too-large') return connection.version === null ? 'ok' : 'malformed'
    for (const entry of entries) {
      const owner = this.state.owners.ownerOf(entry.client)
      if (owner === undefined && entry.state !== null) {
        if (!this.admission.bind(connection, entry.client)) return 'too-many'
      } else if (owner !== connection.person) continue
      if (!this.state.owners.isExpected(entry.client)) this.presence.receive(connection, entry)
      else this.queue.afterCurrent(() => this.#receiveBound(connection, entry))
    }
    return 'ok'
  }

  #receiveBound(connection: Connection, entry: Parameters<Presence['receive']>[1]): void {
    const isOwn = this.state.owners.ownerOf(entry.client) === connection.person
    if (isOwn && !connection.closed) this.presence.receive(connection, entry)
  }

  /** Takes everything pending on its way to Postgres, as one row. */
  takeBatch(): Batch {
    const entries = this.queue.take()
    const segments = segmentsOf(entries)
    return {
      entries,
      segments,
      append: {
        room: this.name,
        expected: {
          seq: this.state.seq,
          logEpoch: this.state.logEpoch,
          accessEpoch: this.state.accessEpoch,
        },
        payload: segments.length > 0 ? encodeSegments(segments) : null,
        schema: raisedSchema(entries, this.state.schema),
        bindings: entries.flatMap(({ author, clients }) =>
          clients.map((client) => ({ client, person: author.person })),
        ),
      },
    }
  }

  /** The batch is durable: now, and not before, others see it and `saved` is answered. */
  committed({ entries, segments, append }: Batch, seq: bigint): void {
    if (append.schema !== null) raiseSchema(this, append.schema)
    this.state.owners.committed(entries.flatMap(({ clients }) => clients))
    const updates = entries.flatMap(({ update }) => update?.read() ?? [])
    if (updates.length > 0 && seq > this.state.seq) {
      const update = this.state.learnOwn(seq, updates, segments)
      const authors = new Set(entries.filter((entry) => entry.update).map(({ author }) => author))
      this.#broadcast(update, authors.size === 1 ? [...authors][0] : undefined)
    }
    if (append.payload) {
      const { accessEpoch } = append.expected
      const { logEpoch } = this.state
      this.#ports.tell(this, { kind: 'row', logEpoch, accessEpoch, seq, payload: append.payload })
    }
    this.queue.settle()
    this.admission.expectQueued()
    this.#tellSize()
  }

  /** Takes in rows that were written elsewhere, or by a flush whose answer was lost. */
  learnRows(rows: readonly LogRow[]): void {
    this.takeRows(rows)
    if (this.admission.hasOverlap) this.#ports.onOverlap(this)
  }

  /** The same for whoever judges again what waits. */
  takeRows(rows: readonly LogRow[]): void {
    for (const row of rows) {
      const update = this.state.learnRow(row)
      if (update) this.#broadcast(update)
    }
    this.#tellSize()
  }

  /** A snapshot holds these rows now. */
  compactedTo(snapshot: { seq: bigint; bytes: number }): void {
    this.state.compactedTo(snapshot)
    this.#tellSize()
  }

  #tellSize(): void {
    const { isFull } = this
    if (this.#wasFull === isFull) return
    this.#wasFull = isFull
    const now = this.#ports.now()
    for (const connection of this.connections) connection.setDocumentFull(isFull, now)
  }

  leave(connection: Connection): void {
    connection.left()
    this.live.delete(connection)
    this.connections.delete(connection)
    this.presence.leave(connection)
  }

  #broadcast(update: Uint8Array, except?: Connection): void {
    const wire = wireOf(updateFrame(update))
    const now = this.#ports.now()
    const { isConfirmed } = this
    for (const connection of this.live) {
      if (connection.lagging) continue
      if (!isConfirmed || connection.backlog > LAGGING_ABOVE) {
        connection.lagging = true
        continue
      }
      if (connection !== except) connection.sendWire(wire, now)
      connection.sentSeq = this.state.seq
      connection.tellSeq(this.state.logEpoch, now)
    }
    this.presence.goAlong()
  }
}

function segmentsOf(entries: readonly QueueEntry[]): Segment[] {
  return segmentsByAuthor(
    entries.flatMap(({ author, update }) =>
      update ? { person: author.person, onBehalfOf: null, update: update.bytes } : [],
    ),
  )
}

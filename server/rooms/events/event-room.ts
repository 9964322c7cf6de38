import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import { decodeEvent, type StoredEvent } from '@/lib/sync/cluster-events'
import { type Room as Address, roomName } from '@/lib/sync/rooms'
import { readNextRows, readSeqBefore } from '../../persistence/event-reads'
import type { Pool } from '../../persistence/pool'
import { type Head, type LogRow, readHeads } from '../../persistence/room-reads'
import type { Connection } from '../sockets/connection'
import { eventFrame } from '../sockets/frames'
import { hears, type Listener, readListeners } from './audience'
import type { Place, Places } from './place'

const ROWS_AT_ONCE = 500
/** Whoever has missed more fetches everything again. */
const MOST_MISSED = 200
/** Older places are not followed up: counting what was missed would cost more than fetching. */
const PLACE_HOLDS = 15 * 60_000
/** A page that opens a socket was drawn at most this many seconds before. */
const PAGE_DRAWN_WITHIN = 30
/** A reader this far behind comes back and asks for what it has missed. */
const TOO_FAR_BEHIND = 1024 * 1024

export type EventRoomParts = {
  pool: Pool
  log: Log
  /** Milliseconds that never go back. */
  now: () => number
  /** Epoch milliseconds; other nodes read in places when they were given. */
  wall: () => number
  places: Places
}

/** The events of one cluster, for whoever of its members is here (SYNC-1). It has no document. */
export class EventRoom {
  readonly name: string
  /** Everybody who is here; those in `live` have been brought up to `seq`. */
  readonly connections = new Set<Connection>()
  readonly #live = new Set<Connection>()
  readonly #cluster: string
  readonly #parts: EventRoomParts
  /** Up to where everybody has been told, and under which access. */
  #head: Head | null = null

  constructor(address: Address & { kind: 'events' }, parts: EventRoomParts) {
    this.name = roomName(address)
    this.#cluster = address.cluster
    this.#parts = parts
  }

  /** Whether the database knows more than was told here; `head` is `undefined` without a room. */
  isBehind(head: Head | undefined): boolean {
    const known = this.#head
    return (
      known !== null &&
      (head?.seq !== known.seq ||
        head.accessEpoch !== known.accessEpoch ||
        head.logEpoch !== known.logEpoch)
    )
  }

  /** Tells a newcomer what was missed since `place`, and everything from now on. */
  async join(connection: Connection, place: string | null): Promise<void> {
    this.#head ??= await this.#readHead()
    const head = this.#head
    if (!head) {
      connection.close(CloseCode.noAccess, 'no access')
      return
    }
    const missed = await this.#missed(connection.person, place, head)
    if (missed === 'no-member') connection.revoke('no access')
    if (missed === 'no-member' || connection.closed) return
    if (missed === 'too-much') this.#send(connection, { type: 'refresh', id: this.#cluster })
    else for (const event of missed) this.#send(connection, event)
    this.tellPlace(connection)
    this.#live.add(connection)
  }

  leave(connection: Connection): void {
    this.connections.delete(connection)
    this.#live.delete(connection)
  }

  /** Reads what is new and tells it to whoever may hear it; closes those who are no members any more. */
  async look(): Promise<void> {
    if (!this.#head) return
    const head = await this.#readHead()
    if (head?.logEpoch !== this.#head.logEpoch) {
      this.#closeAll(head)
      return
    }
    let { seq } = this.#head
    do {
      const rows = await this.#readRows(seq)
      const told = await this.#tell(rows)
      // Rows that are gone were too old to be told.
      seq = rows.length < ROWS_AT_ONCE ? max(head.seq, rows.at(-1)?.seq) : lastOf(rows, seq)
      this.#head = { ...this.#head, seq }
      for (const connection of told) this.tellPlace(connection)
    } while (seq < head.seq)
    this.#head = { ...head, seq }
  }

  /** How far a reader has come, for when it comes back; to our own clients. */
  tellPlace(connection: Connection): void {
    if (!this.#head) return
    const { logEpoch, seq } = this.#head
    const { person } = connection
    const at = this.#parts.wall()
    const place = this.#parts.places.seal({ logEpoch, seq, at }, { person, room: this.name })
    this.#send(connection, { type: 'place', id: this.#cluster, place })
  }

  /** Places are renewed at their own pace: when they are told says nothing about what others hear. */
  renewPlaces(): void {
    for (const connection of this.#live) this.tellPlace(connection)
  }

  async #missed(
    person: string,
    text: string | null,
    head: Head,
  ): Promise<StoredEvent['event'][] | 'too-much' | 'no-member'> {
    const from = await this.#startOf(person, text, head)
    const events = new Map<string, StoredEvent['event']>()
    let rows: LogRow[] = []
    let after = from === 'unknown' ? head.seq : from
    do {
      rows = await this.#readRows(after)
      const stored = this.#read(rows.filter(({ seq }) => seq <= head.seq))
      const listener = (await this.#listeners([person], stored)).get(person)
      if (!listener) return 'no-member'
      for (const event of heardBy(listener, stored)) events.set(JSON.stringify(event), event)
      after = lastOf(rows, after)
    } while (rows.length === ROWS_AT_ONCE && after < head.seq && events.size <= MOST_MISSED)
    return from === 'unknown' || events.size > MOST_MISSED ? 'too-much' : [...events.values()]
  }

  async #startOf(person: string, text: string | null, head: Head): Promise<bigint | 'unknown'> {
    const { pool, places, wall } = this.#parts
    const room = this.name
    if (text === null) {
      return readSeqBefore(pool, { room, seconds: PAGE_DRAWN_WITHIN, upTo: head.seq })
    }
    const place: Place | null = places.open(text, { person, room })
    const holds =
      place?.logEpoch === head.logEpoch && place.seq <= head.seq && wall() - place.at <= PLACE_HOLDS
    return place && holds ? place.seq : 'unknown'
  }

  /** Returns those who have heard something. */
  async #tell(rows: readonly LogRow[]): Promise<Connection[]> {
    const stored = this.#read(rows)
    const people = [...new Set([...this.#live].map(({ person }) => person))]
    const listeners = await this.#listeners(people, stored)
    return [...this.#live].filter((connection) => {
      const listener = listeners.get(connection.person)
      if (!listener) connection.revoke('no access')
      else if (connection.backlog > TOO_FAR_BEHIND) {
        connection.close(CloseCode.overloaded, 'reads too slowly')
      }
      const events = listener ? heardBy(listener, stored) : []
      for (const event of events) this.#send(connection, event)
      return events.length > 0
    })
  }

  #listeners(people: readonly string[], stored: readonly StoredEvent[]) {
    const audiences = stored.map(({ audience }) => audience)
    return readListeners(this.#parts.pool, { cluster: this.#cluster, people, audiences })
  }

  #read(rows: readonly LogRow[]): StoredEvent[] {
    return rows.flatMap(({ seq, payload }) => {
      const stored = decodeEvent(payload)
      if (!stored) this.#parts.log.warn({ seq: String(seq) }, 'an event does not read')
      return stored ?? []
    })
  }

  #readRows(after: bigint): Promise<LogRow[]> {
    return readNextRows(this.#parts.pool, { room: this.name, after, limit: ROWS_AT_ONCE })
  }

  async #readHead(): Promise<Head | null> {
    return (await readHeads(this.#parts.pool, [this.name])).get(this.name) ?? null
  }

  /** The room is gone, or was restored from a backup: places in it mean nothing any more. */
  #closeAll(head: Head | null): void {
    for (const connection of this.connections) {
      if (head) connection.close(CloseCode.restarting, 'restored')
      else connection.close(CloseCode.noAccess, 'no access')
    }
    this.#head = head
  }

  /** The stock client has no word for events. */
  #send(connection: Connection, event: Parameters<typeof eventFrame>[0]): void {
    if (connection.version !== null) connection.send(eventFrame(event), this.#parts.now())
  }
}

/** The same event twice in a row of events is heard once. */
function heardBy(listener: Listener, stored: readonly StoredEvent[]): StoredEvent['event'][] {
  const heard = stored.filter(({ audience }) => hears(listener, audience))
  return [...new Map(heard.map(({ event }) => [JSON.stringify(event), event])).values()]
}

const lastOf = (rows: readonly LogRow[], otherwise: bigint): bigint => rows.at(-1)?.seq ?? otherwise

const max = (one: bigint, other = 0n): bigint => (one > other ? one : other)

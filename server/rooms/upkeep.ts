import { CloseCode } from '@/lib/sync/close-codes'
import type { EventRooms } from './events/event-rooms'
import { EMPTY_PRESENCE_FRAME } from './presence/presence'
import type { Room } from './room'
import type { Rooms } from './rooms'
import type { Connection } from './sockets/connection'

const EVERY = 1_000
/** The stock client hangs up after 30 s of silence. */
const SPEAK_AFTER = 18_000
const PING_EVERY = 15_000
/** A peer that answers no ping is gone (dead peers leave within 45 s). */
const GONE_AFTER = 40_000
/** A reader whose backlog does not move for this long is sent away (SYNC-23). */
const STUCK_AFTER = 30_000
const CAUGHT_UP_BELOW = 256 * 1024

const RENEW_PLACES_EVERY = 60_000

export type UpkeepParts = { rooms: Rooms; events: EventRooms; now: () => number }

type Reader = { progress: string; at: number; pingedAt: number }

/** What open connections need from time to time: signs of life, renewals, help with a backlog. */
export class Upkeep {
  readonly #rooms: Rooms
  readonly #events: EventRooms
  readonly #now: () => number
  readonly #readers = new WeakMap<Connection, Reader>()
  #placesRenewedAt: number
  #timer: NodeJS.Timeout | undefined

  constructor({ rooms, events, now }: UpkeepParts) {
    this.#rooms = rooms
    this.#events = events
    this.#placesRenewedAt = now()
    this.#now = now
  }

  start(): void {
    this.#timer = setInterval(() => {
      for (const room of this.#rooms.all) this.#tend(room)
      this.#rooms.snapshots.forgetUnused()
      this.#rooms.compaction.consider(this.#rooms.all)
      this.#tendEvents()
    }, EVERY)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #tend(room: Room): void {
    room.presence.renew()
    for (const connection of room.connections) this.#tendReader(room, connection)
    this.#rooms.closeIfIdle(room)
  }

  #tendEvents(): void {
    const rooms = this.#events.all
    for (const { connections } of rooms)
      for (const connection of connections) this.#keep(connection)
    if (this.#now() - this.#placesRenewedAt < RENEW_PLACES_EVERY) return
    this.#placesRenewedAt = this.#now()
    for (const room of rooms) room.renewPlaces()
  }

  #tendReader(room: Room, connection: Connection): void {
    const now = this.#now()
    this.#keep(connection)
    if (connection.closed) return
    if (connection.lagging && connection.backlog < CAUGHT_UP_BELOW) {
      this.#rooms.catchUpReader(room, connection)
    }
    connection.tellSeq(room.state.logEpoch, now)
  }

  /** Signs of life, and an end for those who give none or read nothing. */
  #keep(connection: Connection): void {
    const now = this.#now()
    const reader = this.#readerOf(connection, now)
    if (now - connection.lastHeardAt > GONE_AFTER) {
      connection.terminate()
      return
    }
    if (now - reader.pingedAt >= PING_EVERY) {
      reader.pingedAt = now
      connection.ping()
    }
    if (now - connection.lastSentAt >= SPEAK_AFTER) connection.send(EMPTY_PRESENCE_FRAME, now)
    if (!connection.isWaiting || connection.progress !== reader.progress) {
      reader.progress = connection.progress
      reader.at = now
    } else if (now - reader.at > STUCK_AFTER) {
      connection.close(CloseCode.overloaded, 'reads too slowly')
    }
  }

  #readerOf(connection: Connection, now: number): Reader {
    const known = this.#readers.get(connection)
    if (known) return known
    const fresh = { progress: '', at: now, pingedAt: now }
    this.#readers.set(connection, fresh)
    return fresh
  }
}

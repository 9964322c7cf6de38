import type { Log } from '@/lib/platform/log'
import type { Pool } from '../persistence/pool'
import { readHeads } from '../persistence/room-reads'
import { liveSessions } from '../persistence/sessions'
import type { EventRooms } from './events/event-rooms'
import type { Presence } from './presence/presence'
import type { Rooms } from './rooms'
import type { Connection } from './sockets/connection'
import type { Tasks } from './tasks'

const EVERY = 1_000
/** Access is asked for again this often even when nobody has said that it changed (SYNC-27). */
const ASK_ALL_EVERY = 30_000

export type WatchParts = {
  rooms: Rooms
  events: EventRooms
  pool: Pool
  log: Log
  now: () => number
  tasks: Tasks
}

/**
 * Compares what is open here with Postgres once a second, in two queries: rows and access changes
 * that others wrote, and sessions that have ended (SYNC-5, SYNC-27).
 */
export class Watch {
  readonly #parts: WatchParts
  #timer: NodeJS.Timeout | undefined
  #isAway = false
  #askedAllAt: number

  constructor(parts: WatchParts) {
    this.#parts = parts
    this.#askedAllAt = parts.now()
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#parts.tasks
        .track(this.#look())
        .then(() => this.#back())
        .catch((error: unknown) => this.#away(error))
        .finally(() => this.#timer && this.start())
    }, EVERY)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #look(): Promise<void> {
    const { rooms, events, pool, now } = this.#parts
    const open = rooms.all
    const everywhere = [...open, ...events.all]
    if (everywhere.length === 0) return
    await this.#askSessions(everywhere)
    const heads = await readHeads(
      pool,
      everywhere.map(({ name }) => name),
    )
    const askAll = now() - this.#askedAllAt >= ASK_ALL_EVERY
    if (askAll) this.#askedAllAt = now()
    const toTell = events.all.filter((room) => askAll || room.isBehind(heads.get(room.name)))
    const results = await Promise.allSettled([
      ...toTell.map((room) => events.look(room)),
      ...open.map((room) => {
        const head = heads.get(room.name)
        const isSame =
          head?.accessEpoch === room.state.accessEpoch && head.logEpoch === room.state.logEpoch
        if (askAll || !isSame) return rooms.refresh(room)
        if (head.seq > room.state.seq) return rooms.catchUp(room)
        if (head.snapshotSeq > room.state.snapshotSeq) return rooms.noticeSnapshot(room)
        return undefined
      }),
    ])
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  /** Who has signed out, and who has another name now (SYNC-22); names raise no access epoch. */
  async #askSessions(rooms: readonly Visited[]): Promise<void> {
    const tokens = new Set(rooms.flatMap(({ connections }) => tokensOf(connections)))
    const live = await liveSessions(this.#parts.pool, [...tokens])
    for (const { connections, presence } of rooms) {
      for (const connection of connections) {
        const session = live.get(connection.token)
        if (!session) connection.endSession()
        else if (connection.setUser({ ...connection.user, ...session })) {
          presence?.restamp(connection)
        }
      }
    }
  }

  #away(error: unknown): void {
    if (!this.#isAway) this.#parts.log.error({ err: error }, 'Postgres cannot be watched')
    this.#isAway = true
  }

  #back(): void {
    if (this.#isAway) this.#parts.log.info('Postgres can be watched again')
    this.#isAway = false
  }
}

type Visited = { connections: ReadonlySet<Connection>; presence?: Presence }

const tokensOf = (connections: Iterable<Connection>): string[] =>
  [...connections].map(({ token }) => token)

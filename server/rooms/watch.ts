import type { Log } from '@/lib/platform/log'
import type { Pool } from '../persistence/pool'
import { type Head, isBehind, readHeads } from '../persistence/room-reads'
import { liveSessions } from '../persistence/sessions'
import type { EventRooms } from './events/event-rooms'
import { NextRun } from './next-run'
import type { Presence } from './presence/presence'
import type { Room } from './room'
import type { Rooms } from './rooms'
import { raiseSchema } from './schema'
import type { Connection } from './sockets/connection'
import type { Tasks } from './tasks'

const EVERY = 1_000
/** After this long a look at all rooms goes on without those that are not done. */
const WAIT_FOR_ROOMS = 1_000
/** Members of clusters are asked for again this often, even when nobody has said that they changed. */
const ASK_MEMBERS_EVERY = 30_000

export type WatchParts = {
  rooms: Rooms
  events: EventRooms
  pool: Pool
  log: Log
  now: () => number
  tasks: Tasks
}

/**
 * Compares what is open here with Postgres once a second, in two queries, whatever the bus says: rows
 * and access changes that others wrote, and sessions that have ended (SYNC-5, SYNC-27).
 */
export class Watch {
  readonly #parts: WatchParts
  #timer: NodeJS.Timeout | undefined
  #isAway = false
  #askedMembersAt: number
  /** Rooms that are to be looked at before their turn, and the look that does it. */
  readonly #asked = new Set<Room>()
  readonly #looking = new NextRun(() => this.#lookAtAsked())

  constructor(parts: WatchParts) {
    this.#parts = parts
    this.#askedMembersAt = parts.now()
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

  /** Looks at a room now, together with others that somebody asks for meanwhile. */
  lookAt(room: Room): void {
    this.#asked.add(room)
    // The look of the next second finds what this one could not read, and says that Postgres is away.
    this.#parts.tasks.track(this.#looking.run()).catch(() => undefined)
  }

  async #lookAtAsked(): Promise<void> {
    const rooms = [...this.#asked]
    this.#asked.clear()
    if (rooms.length === 0) return
    const known = knownIn(rooms)
    const heads = await this.#readHeads(rooms)
    await this.#soon(known.map((room) => this.#compare(room, heads.get(room.room.name))))
  }

  async #look(): Promise<void> {
    const { rooms, events, now } = this.#parts
    const everywhere = [...rooms.all, ...events.all]
    if (everywhere.length === 0) return
    await this.#askSessions(everywhere)
    const known = knownIn(rooms.all)
    const heads = await this.#readHeads(everywhere)
    const isDue = now() - this.#askedMembersAt >= ASK_MEMBERS_EVERY
    if (isDue) this.#askedMembersAt = now()
    const toTell = events.all.filter((room) => isDue || room.isBehind(heads.get(room.name)))
    await this.#soon([
      ...toTell.map((room) => events.look(room)),
      ...known.map((room) => this.#compare(room, heads.get(room.room.name))),
    ])
  }

  /**
   * Waits for these, but no longer than that: one room that is slow does not keep the others from
   * being looked at. What is still under way for a room is not begun twice.
   */
  async #soon(looks: readonly Promise<void>[]): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, WAIT_FOR_ROOMS)
    })
    await Promise.race([this.#parts.tasks.track(allOf(looks)), late])
    clearTimeout(timer)
  }

  async #compare({ room, ...known }: KnownRoom, head: Head | undefined): Promise<void> {
    const { rooms } = this.#parts
    const { state } = room
    const isSame = head?.accessEpoch === state.accessEpoch && head.logEpoch === state.logEpoch
    if (!isSame || isBehind(head, known) || rooms.freshness.isAccessDue(room))
      return rooms.freshness.refresh(room)
    raiseSchema(room, head.schema)
    if (head.seq > state.seq) return rooms.freshness.catchUp(room)
    if (head.snapshotSeq > state.snapshotSeq) return rooms.freshness.noticeSnapshot(room)
  }

  #readHeads(rooms: readonly { name: string }[]): Promise<Map<string, Head>> {
    return readHeads(
      this.#parts.pool,
      rooms.map(({ name }) => name),
    )
  }

  /** Who has signed out, and who has another name now (SYNC-22); names raise no access epoch. */
  async #askSessions(rooms: readonly Visited[]): Promise<void> {
    const tokens = new Set(rooms.flatMap(({ connections }) => tokensOf(connections)))
    const askedAt = this.#parts.now()
    const live = await liveSessions(this.#parts.pool, [...tokens])
    for (const { connections, presence, confirmed } of rooms) {
      if (confirmed) confirmed.sessions = askedAt
      for (const connection of connections) {
        // Whoever has come since the question was asked is not in the answer.
        if (!tokens.has(connection.token)) continue
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

/** A room and what was known of it before its head was read. */
type KnownRoom = { room: Room; seq: bigint; snapshotSeq: bigint }

const knownIn = (rooms: readonly Room[]): KnownRoom[] =>
  rooms.map((room) => ({ room, seq: room.state.seq, snapshotSeq: room.state.snapshotSeq }))

type Visited = {
  connections: ReadonlySet<Connection>
  presence?: Presence
  confirmed?: { sessions: number }
}

const tokensOf = (connections: Iterable<Connection>): string[] =>
  [...connections].map(({ token }) => token)

/** Waits for all before it throws what one of them has thrown. */
async function allOf(looks: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(looks)
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

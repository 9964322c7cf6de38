import { metrics } from '../metrics'
import type { Connection } from '../sockets/connection'
import { awarenessFrame } from '../sockets/frames'
import { encodeEntry, joinEntries, type PresenceEntry, stamp } from './presence-codec'

/** Changes within this many milliseconds go out together. */
const TOGETHER = 60
/** Receivers forget an entry after 30 s without a renewal. */
const RENEW_AFTER = 15_000
const IDS_PER_CONNECTION = 4
/** A reader this far behind is spared other people's cursors (SYNC-23). */
const SPARE_ABOVE = 1024 * 1024

type Held = { holder: Connection; clock: number; state: string; sentAt: number }

/** Who is in a room and where, for as long as their connections last (SYNC-22). */
export class Presence {
  readonly #held = new Map<number, Held>()
  /** Last clock ever sent for an id, so that clocks only rise. */
  readonly #clocks = new Map<number, number>()
  #changed = new Set<number>()
  #newcomers = new Set<Connection>()
  #timer: NodeJS.Timeout | undefined
  readonly #audience: () => Iterable<Connection>
  readonly #now: () => number

  constructor(audience: () => Iterable<Connection>, now: () => number) {
    this.#audience = audience
    this.#now = now
  }

  /** Takes what a connection says about an id that belongs to its person. */
  receive(connection: Connection, { client, clock, state }: PresenceEntry): void {
    const held = this.#held.get(client)
    const isHolder = held?.holder === connection
    if (state === null) {
      if (isHolder) this.#remove(client)
      return
    }
    if (held && !isHolder && isEcho(connection, { client, clock })) return
    const stamped = stamp(state, connection.user)
    if (stamped === null) return
    if (!connection.presenceIds.has(client)) {
      if (connection.presenceIds.size >= IDS_PER_CONNECTION) return
      held?.holder.presenceIds.delete(client)
      connection.presenceIds.add(client)
    }
    if (isHolder && held.state === stamped) return
    const next = Math.max(clock, (this.#clocks.get(client) ?? 0) + 1)
    this.#clocks.set(client, next)
    this.#held.set(client, { holder: connection, clock: next, state: stamped, sentAt: 0 })
    this.#mark(client)
  }

  /** Says anew who a connection's person is, in whatever they have said of themselves. */
  restamp(connection: Connection): void {
    for (const client of connection.presenceIds) {
      const held = this.#held.get(client)
      const stamped = held?.holder === connection ? stamp(held.state, connection.user) : null
      if (!held || stamped === null || stamped === held.state) continue
      held.state = stamped
      held.clock += 1
      this.#clocks.set(client, held.clock)
      this.#mark(client)
    }
  }

  /** A newcomer is told about everybody with the next frame. */
  welcome(connection: Connection): void {
    this.#newcomers.add(connection)
    this.#schedule()
  }

  /** Removes what only this connection held. */
  leave(connection: Connection): void {
    this.#newcomers.delete(connection)
    for (const client of connection.presenceIds) {
      if (this.#held.get(client)?.holder === connection) this.#remove(client)
    }
  }

  /** Renews entries before their receivers forget them. */
  renew(): void {
    const now = this.#now()
    for (const [client, held] of this.#held) {
      if (now - held.sentAt < RENEW_AFTER) continue
      held.clock += 1
      this.#clocks.set(client, held.clock)
      this.#mark(client)
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #remove(client: number): void {
    this.#held.get(client)?.holder.presenceIds.delete(client)
    this.#held.delete(client)
    this.#clocks.set(client, (this.#clocks.get(client) ?? 0) + 1)
    this.#mark(client)
  }

  #mark(client: number): void {
    this.#changed.add(client)
    this.#schedule()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#send()
    }, TOGETHER)
  }

  #send(): void {
    const now = this.#now()
    const changed = this.#encode(this.#changed)
    const everyone = this.#newcomers.size > 0 ? this.#encode(this.#held.keys()) : changed
    for (const client of this.#changed) {
      const held = this.#held.get(client)
      if (held) held.sentAt = now
    }
    const frame = frameOf(changed.values())
    for (const connection of this.#audience()) {
      const entries = this.#newcomers.has(connection) ? everyone : changed
      if (connection.backlog > SPARE_ABOVE || !concerns(entries, connection)) continue
      // Our own client ignores what it hears about itself; the stock client would believe it.
      const shared = connection.version !== null && entries === changed
      metrics.presenceFrames.inc()
      connection.send(shared ? frame : this.#frameFor(connection, entries), now)
    }
    this.#changed = new Set()
    this.#newcomers = new Set()
  }

  #frameFor(connection: Connection, entries: ReadonlyMap<number, Uint8Array>): Uint8Array {
    const others = [...entries].filter(([client]) => !connection.presenceIds.has(client))
    for (const [client] of others) connection.delivered.set(client, this.#clocks.get(client) ?? 0)
    return frameOf(others.map(([, entry]) => entry))
  }

  #encode(clients: Iterable<number>): Map<number, Uint8Array> {
    const encoded = new Map<number, Uint8Array>()
    for (const client of clients) {
      const state = this.#held.get(client)?.state ?? null
      encoded.set(client, encodeEntry({ client, clock: this.#clocks.get(client) ?? 0, state }))
    }
    return encoded
  }
}

/** The stock client sends back everything that it hears. */
function isEcho(
  connection: Connection,
  { client, clock }: { client: number; clock: number },
): boolean {
  return connection.version === null && clock <= (connection.delivered.get(client) ?? -1)
}

function concerns(entries: ReadonlyMap<number, Uint8Array>, connection: Connection): boolean {
  for (const client of entries.keys()) if (!connection.presenceIds.has(client)) return true
  return false
}

function frameOf(entries: Iterable<Uint8Array>): Uint8Array {
  return awarenessFrame(joinEntries([...entries]))
}

/** Nothing new; keeps the stock client, which hangs up after 30 s of silence, on the line. */
export const EMPTY_PRESENCE_FRAME: Uint8Array = frameOf([])

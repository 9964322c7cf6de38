import { metrics } from '../metrics'
import type { Connection } from '../sockets/connection'
import { awarenessFrame } from '../sockets/frames'
import { wireOf } from '../sockets/outbox'
import { encodeEntry, inPortions, joinEntries, type PresenceEntry, stamp } from './presence-codec'

/** Changes within this many milliseconds go out together. */
const TOGETHER = 50
/** With a row on its way they go with it, after this long at the latest. */
const LONGEST = 100
/** Receivers forget an entry after 30 s without a renewal. */
const RENEW_AFTER = 15_000
/** What another node says holds for as long as it keeps saying it. */
const BELIEVED_FOR = 40_000
const IDS_PER_CONNECTION = 4
/** A reader this far behind is spared other people's cursors (SYNC-23). */
const SPARE_ABOVE = 1024 * 1024

/** Whoever shows an id: a connection here, or another node by its name. */
type Holder = Connection | string
type Held = { holder: Holder; state: string; at: number }

export type PresenceParts = {
  /** Who hears it. */
  audience: () => Iterable<Connection>
  now: () => number
  /** Epoch milliseconds as other nodes have them. */
  wall: () => number
  /** Whether a row is about to be sent to everybody. */
  isRowComing: () => boolean
  /** Passes an awareness update of our own people on to other nodes. */
  tell: (entries: Uint8Array) => void
}

/**
 * Who is in a room and where, for as long as their connections last (SYNC-22). Clocks are
 * milliseconds, and rise by at least one with every change, so that an id which turns up at another
 * node, or after a restart, is newer than whatever was said of it before (SYNC-27).
 */
export class Presence {
  readonly #parts: PresenceParts
  readonly #held = new Map<number, Held>()
  /** Last clock ever sent or heard for an id. */
  readonly #clocks = new Map<number, number>()
  #changed = new Set<number>()
  /** What other nodes do not know yet. */
  #untold = new Set<number>()
  #newcomers = new Set<Connection>()
  #timer: NodeJS.Timeout | undefined
  #waitsForRow = false

  constructor(parts: PresenceParts) {
    this.#parts = parts
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
      release(held?.holder, client)
      connection.presenceIds.add(client)
    }
    if (isHolder && held.state === stamped) return
    this.#hold(client, { holder: connection, state: stamped, at: 0 })
  }

  /** Takes what another node says of its people; when that is nothing, it asks for ours. */
  hear(node: string, entries: readonly PresenceEntry[]): void {
    if (entries.length === 0) this.#tellAll()
    for (const entry of entries) this.#hearEntry(node, entry)
  }

  /** Asks other nodes who is there. */
  ask(): void {
    this.#parts.tell(joinEntries([]))
  }

  /** Says anew who a connection's person is, in whatever they have said of themselves. */
  restamp(connection: Connection): void {
    for (const client of connection.presenceIds) {
      const held = this.#held.get(client)
      const stamped = held?.holder === connection ? stamp(held.state, connection.user) : null
      if (!held || stamped === null || stamped === held.state) continue
      this.#hold(client, { ...held, state: stamped })
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

  /** A row has just been sent: what is due goes into the same write. */
  goAlong(): void {
    if (this.#waitsForRow) this.#send()
  }

  /** Renews entries before their receivers forget them, and forgets those of silent nodes. */
  renew(): void {
    const now = this.#parts.now()
    for (const [client, held] of this.#held) {
      if (typeof held.holder === 'string') {
        if (now - held.at >= BELIEVED_FOR) this.#forget(client, this.#nextClock(client))
      } else if (now - held.at >= RENEW_AFTER) this.#hold(client, held)
    }
  }

  /** Nobody is here any more: other nodes hear it now. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#tell(new Map())
  }

  #hearEntry(node: string, { client, clock, state }: PresenceEntry): void {
    const known = this.#clocks.get(client) ?? 0
    if (clock <= known) return
    const held = this.#held.get(client)
    if (state !== null) {
      release(held?.holder, client)
      this.#held.set(client, { holder: node, state, at: this.#parts.now() })
      this.#clocks.set(client, clock)
      this.#mark(client)
    } else if (held === undefined || held.holder === node) this.#forget(client, clock)
    else if (typeof held.holder !== 'string') {
      // An old socket has closed there, and others believe it.
      this.#clocks.set(client, clock)
      this.#hold(client, held)
    }
  }

  #tellAll(): void {
    for (const [client, { holder }] of this.#held) {
      if (typeof holder !== 'string') this.#untold.add(client)
    }
    if (this.#untold.size > 0) this.#schedule()
  }

  #hold(client: number, held: Held): void {
    this.#clocks.set(client, this.#nextClock(client))
    this.#held.set(client, held)
    this.#untold.add(client)
    this.#mark(client)
  }

  #remove(client: number): void {
    release(this.#held.get(client)?.holder, client)
    this.#untold.add(client)
    this.#forget(client, this.#nextClock(client))
  }

  #forget(client: number, clock: number): void {
    this.#held.delete(client)
    this.#clocks.set(client, clock)
    this.#mark(client)
  }

  #nextClock(client: number): number {
    return Math.max((this.#clocks.get(client) ?? 0) + 1, this.#parts.wall())
  }

  #mark(client: number): void {
    this.#changed.add(client)
    this.#schedule()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#due(), TOGETHER)
  }

  #due(): void {
    this.#waitsForRow = this.#parts.isRowComing()
    if (this.#waitsForRow) this.#timer = setTimeout(() => this.#send(), LONGEST - TOGETHER)
    else this.#send()
  }

  #send(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waitsForRow = false
    const now = this.#parts.now()
    const changed = this.#encode(this.#changed)
    const everyone = this.#newcomers.size > 0 ? this.#encode(this.#held.keys()) : changed
    for (const client of this.#changed) {
      const held = this.#held.get(client)
      if (held && typeof held.holder !== 'string') held.at = now
    }
    const wire = wireOf(frameOf(changed.values()))
    for (const connection of this.#parts.audience()) {
      const entries = this.#newcomers.has(connection) ? everyone : changed
      if (connection.backlog > SPARE_ABOVE || !concerns(entries, connection)) continue
      // Our own client ignores what it hears about itself; the stock client would believe it.
      const shared = connection.version !== null && entries === changed
      metrics.presenceFrames.inc()
      if (shared) connection.sendWire(wire, now)
      else connection.send(this.#frameFor(connection, entries), now)
    }
    this.#changed = new Set()
    this.#newcomers = new Set()
    this.#tell(changed)
  }

  #tell(encoded: ReadonlyMap<number, Uint8Array>): void {
    const others = [...this.#untold].filter((client) => !encoded.has(client))
    const rest = this.#encode(others)
    const entries = [...this.#untold].flatMap((id) => encoded.get(id) ?? rest.get(id) ?? [])
    this.#untold = new Set()
    for (const portion of inPortions(entries)) this.#parts.tell(portion)
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

/** The newest connection takes over. */
function release(holder: Holder | undefined, client: number): void {
  if (holder && typeof holder !== 'string') holder.presenceIds.delete(client)
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

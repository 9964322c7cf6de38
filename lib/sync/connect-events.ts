import * as decoding from 'lib0/decoding'
import { CloseCode } from './close-codes'
import { Message } from './messages'
import { DOCUMENT_SCHEMA, roomName } from './rooms'
import { SteadySocket } from './steady-socket'

/**
 * Rows have changed: fetch again what shows them. `refresh` stands for more than can be told, `ended`
 * for access to the cluster that is gone or a session that has ended.
 */
export type HeardEvent = { type: string; id: string; board?: string }

export type EventsOptions = {
  cluster: string
  /** Address in front of the room name; that of the page when left out. */
  base?: string
  /** The browser's own when left out. */
  socket?: typeof WebSocket
}

/** From one page to the next the connection stays. */
const LINGER = 5_000
/** A page that nobody looks at hangs up, and hears what it missed when it is looked at again. */
const UNSEEN_AFTER = 30_000

const open = new Map<string, ClusterEvents>()

/**
 * Hears what changes in a cluster, as far as whoever is signed in may know of it, until the returned
 * function is called. All listeners of a page share one connection.
 */
export function listenToCluster(
  options: EventsOptions,
  listener: (event: HeardEvent) => void,
): () => void {
  const room = `${options.base ?? pageBase()}/${roomName({ kind: 'events', cluster: options.cluster })}`
  const events = open.get(room) ?? new ClusterEvents(room, options)
  open.set(room, events)
  return events.listen(listener)
}

class ClusterEvents {
  readonly #room: string
  readonly #listeners = new Set<(event: HeardEvent) => void>()
  readonly #socket: SteadySocket
  #place: string | null = null
  #leaving: ReturnType<typeof setTimeout> | undefined
  #unseen: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(room: string, { cluster, socket }: EventsOptions) {
    this.#room = room
    this.#socket = new SteadySocket({
      address: () => this.#address(),
      onMessage: (data) => this.#receive(data),
      onEnd: (code) => {
        // Whoever has no access does not get it back by asking; whoever has signed in again does.
        this.#isOver = code !== CloseCode.notSignedIn
        this.#tell({ type: 'ended', id: cluster })
      },
      ...(socket && { socket }),
    })
    this.#socket.resume()
    if (typeof document === 'undefined') return
    document.addEventListener('visibilitychange', this.#onSeen)
    window.addEventListener('online', this.#onSeen)
    window.addEventListener('focus', this.#onSeen)
  }

  listen(listener: (event: HeardEvent) => void): () => void {
    clearTimeout(this.#leaving)
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#leaving = setTimeout(() => this.#leave(), LINGER)
    }
  }

  #address(): string {
    const query = new URLSearchParams({ v: String(DOCUMENT_SCHEMA) })
    if (this.#place !== null) query.set('place', this.#place)
    return `${this.#room}?${query}`
  }

  #receive(data: Uint8Array): void {
    const event = readEvent(data)
    if (!event) return
    if (event.type === 'place') this.#place = event.place ?? null
    else this.#tell(event)
  }

  #tell(event: HeardEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  #leave(): void {
    open.delete(this.#room)
    this.#socket.stop()
    clearTimeout(this.#unseen)
    if (typeof document === 'undefined') return
    document.removeEventListener('visibilitychange', this.#onSeen)
    window.removeEventListener('online', this.#onSeen)
    window.removeEventListener('focus', this.#onSeen)
  }

  #onSeen = (): void => {
    clearTimeout(this.#unseen)
    if (document.visibilityState === 'hidden') {
      this.#unseen = setTimeout(() => this.#socket.stop(), UNSEEN_AFTER)
    } else if (!this.#isOver) this.#socket.resume()
  }
}

/** `null` for frames that are no event: signs of life, and what later servers may say. */
function readEvent(data: Uint8Array): (HeardEvent & { place?: string }) | null {
  const decoder = decoding.createDecoder(data)
  if (decoding.readVarUint(decoder) !== Message.event) return null
  const said: unknown = JSON.parse(decoding.readVarString(decoder))
  if (typeof said !== 'object' || said === null) return null
  const { type, id, board, place } = said as Record<string, unknown>
  if (typeof type !== 'string' || typeof id !== 'string') return null
  return {
    type,
    id,
    ...(typeof board === 'string' && { board }),
    ...(typeof place === 'string' && { place }),
  }
}

function pageBase(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
}

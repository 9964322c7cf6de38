import { randomUUID } from 'node:crypto'
import type { Redis } from 'iovalkey'
import type { Log } from '@/lib/platform/log'
import type { Bus, BusListener } from './bus'
import { type BusEntry, encodeEntry } from './entries'
import { installationOf } from './installation'
import { metrics } from './metrics'
import { Publishing } from './publishing'
import { Reading } from './reading'
import { shardOf } from './shards'
import { tell } from './telling'
import { connectValkey } from './valkey-client'

/** Rows above this are not sent: others read them from the log. 64 streams of 500 stay below 1 GB. */
const MAX_ROW = 32 * 1024
const CLOSE_WITHIN = 1_000

/**
 * The bus of nodes that share a Valkey (or Redis): 64 streams, each with the messages of the rooms
 * that hash to it. It connects in the background, and while Valkey is away it drops what is published.
 * Only entries of nodes with the same `secret` are heard.
 */
export function createValkeyBus({ url, secret, log }: ValkeyBusParts): Bus {
  const sender = randomUUID()
  const installation = installationOf(secret)
  const streamOf = (room: string) => shardOf(room, installation.id)
  const [publisher, reader] = [connectValkey(url), connectValkey(url)]
  watchConnections([publisher, reader], log)
  const publishing = new Publishing(publisher)
  const rooms = new Rooms(streamOf)
  const onEntry = (entry: BusEntry) => {
    if (entry.sender === sender) return
    const listeners = rooms.listenersOf(entry.room)
    if (listeners.length > 0) metrics.received.inc()
    for (const listener of listeners) tell(listener, entry.message)
  }
  const onMissed = (stream: string) => {
    for (const listener of rooms.listenersIn(stream)) tell(listener, { kind: 'look' })
  }
  const reading = new Reading({ reader, publisher, installation, onEntry, onMissed })

  return {
    publish(room, message) {
      const isLarge = message.kind === 'row' && message.payload.length > MAX_ROW
      const sent = isLarge ? ({ kind: 'look' } as const) : message
      publishing.add(
        streamOf(room),
        installation.seal(encodeEntry({ sender, room, message: sent })),
      )
    },
    subscribe(room, listener) {
      const stream = streamOf(room)
      if (rooms.add(room, listener) === 'first-in-stream') reading.follow(stream)
      return () => {
        if (rooms.remove(room, listener) === 'last-in-stream') reading.leave(stream)
      }
    },
    async close() {
      reading.stop()
      const late = new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN).unref())
      await Promise.race([publishing.flush(), late])
      publisher.disconnect()
      reader.disconnect()
      metrics.connected.set(0)
    },
  }
}

export type ValkeyBusParts = { url: string; secret: string; log: Log }

/** Who listens to which room, and so to which stream. */
class Rooms {
  readonly #streamOf: (room: string) => string
  readonly #streams = new Map<string, Map<string, Set<BusListener>>>()

  constructor(streamOf: (room: string) => string) {
    this.#streamOf = streamOf
  }

  add(room: string, listener: BusListener): 'first-in-stream' | 'another' {
    const stream = this.#streamOf(room)
    const rooms = this.#streams.get(stream)
    const listeners = rooms?.get(room) ?? new Set()
    listeners.add(listener)
    if (rooms) rooms.set(room, listeners)
    else this.#streams.set(stream, new Map([[room, listeners]]))
    return rooms ? 'another' : 'first-in-stream'
  }

  remove(room: string, listener: BusListener): 'last-in-stream' | 'another' | 'unknown' {
    const stream = this.#streamOf(room)
    const rooms = this.#streams.get(stream)
    const listeners = rooms?.get(room)
    if (!rooms || !listeners?.delete(listener)) return 'unknown'
    if (listeners.size === 0) rooms.delete(room)
    if (rooms.size > 0) return 'another'
    this.#streams.delete(stream)
    return 'last-in-stream'
  }

  listenersOf(room: string): readonly BusListener[] {
    return [...(this.#streams.get(this.#streamOf(room))?.get(room) ?? [])]
  }

  listenersIn(stream: string): readonly BusListener[] {
    return [...(this.#streams.get(stream)?.values() ?? [])].flatMap((listeners) => [...listeners])
  }
}

/** One line when Valkey goes away and one when it is back, whatever its connections try meanwhile. */
function watchConnections(connections: readonly Redis[], log: Log): void {
  let isAway = false
  const allReady = () => connections.every(({ status }) => status === 'ready')
  const onReady = () => {
    if (!allReady()) return
    metrics.connected.set(1)
    if (isAway) log.info('Valkey is back')
    isAway = false
  }
  const onError = ({ message }: Error) => {
    metrics.connected.set(0)
    // The message alone: the error of a refused password carries the password.
    if (!isAway) log.warn({ message }, 'Valkey is away; nodes learn of each other from Postgres')
    isAway = true
  }
  for (const connection of connections) {
    connection.on('ready', onReady)
    connection.on('error', onError)
    connection.on('close', () => metrics.connected.set(0))
  }
}

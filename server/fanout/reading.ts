import type { Redis } from 'iovalkey'
import { steadyNow } from '@/lib/platform/clock'
import { type BusEntry, decodeEntry } from './entries'
import type { Installation } from './installation'
import { metrics } from './metrics'
import { compareIds } from './shards'

/** Milliseconds that a read waits for something new. */
const BLOCK = 2_000
const AT_ONCE = 256
/** How often streams are compared with where reading stands: they may have been emptied. */
const COMPARE_EVERY = 2_000
const INTERRUPT_AGAIN = 10
const AFTER_ERROR = 500
const BEGINNING = '0-0'

export type ReadingParts = {
  /** Used for nothing else, because it blocks. */
  reader: Redis
  /** Finds where streams end and interrupts reads, both before anything that is published later. */
  publisher: Redis
  installation: Installation
  onEntry: (entry: BusEntry) => void
  /** Something in this stream may have been missed. */
  onMissed: (stream: string) => void
}

/** Follows the streams that somebody here listens to, each from where it ended at that time. */
export class Reading {
  readonly #parts: ReadingParts
  readonly #streams = new Set<string>()
  /** The last id that was read of each stream, or its end when reading began. */
  readonly #positions = new Map<string, string>()
  #readerId = 0
  /** The streams of the read under way, when there is one. */
  #underWay: ReadonlySet<string> | null = null
  #wake: () => void = () => undefined
  #comparedAt = 0
  /** Counts connections, so that what one began does not go on in the next. */
  #run = 0

  constructor(parts: ReadingParts) {
    this.#parts = parts
    parts.reader.on('ready', () => void this.#start())
    parts.reader.on('close', () => this.stop())
  }

  follow(stream: string): void {
    this.#streams.add(stream)
    const { publisher } = this.#parts
    if (publisher.status !== 'ready') {
      this.#wake() // the next comparison finds its end
      return
    }
    this.#compare(publisher, [stream])
      .then(() => this.#interrupt())
      .catch(() => undefined) // as above
  }

  leave(stream: string): void {
    this.#streams.delete(stream)
    this.#positions.delete(stream)
  }

  stop(): void {
    this.#run += 1
    this.#wake()
  }

  async #start(): Promise<void> {
    this.#run += 1
    const run = this.#run
    const { reader, onMissed } = this.#parts
    const before = [...this.#positions.keys()]
    while (this.#run === run) {
      try {
        this.#readerId = await reader.client('ID')
        await this.#compare(reader, [...this.#streams])
        for (const stream of before.splice(0)) onMissed(stream)
        while (this.#run === run) await this.#read()
      } catch {
        // A lost connection tells by itself; anything else that Valkey refuses may pass.
        await new Promise((resolve) => setTimeout(resolve, AFTER_ERROR))
      }
    }
  }

  async #read(): Promise<void> {
    const { reader } = this.#parts
    const now = steadyNow()
    if (now - this.#comparedAt >= COMPARE_EVERY) {
      this.#comparedAt = now
      await this.#compare(reader, [...this.#streams])
    }
    const positions = [...this.#positions]
    const streams = positions.map(([stream]) => stream)
    if (streams.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      return
    }
    this.#underWay = new Set(streams)
    const ids = positions.map(([, id]) => id)
    const arguments_ = [...streams, ...ids]
    const found = await reader
      .xreadBuffer('COUNT', AT_ONCE, 'BLOCK', BLOCK, 'STREAMS', ...arguments_)
      .finally(() => {
        this.#underWay = null
      })
    for (const [stream, entries] of found ?? []) {
      for (const [id, fields] of entries) this.#take(String(stream), String(id), fields[1])
    }
  }

  #take(stream: string, id: string, content: Uint8Array | undefined): void {
    // Nobody may be left who listens, and the stream may have been compared meanwhile.
    if (this.#positions.has(stream)) this.#positions.set(stream, id)
    const ours = content ? this.#parts.installation.open(content) : null
    const entry = ours && decodeEntry(ours)
    if (entry) this.#parts.onEntry(entry)
    else metrics.badEntries.inc()
  }

  /**
   * Sets where reading goes on. A stream that ends before that was emptied, or Valkey came back
   * without it: ids may begin again lower, and a read from the old place would wait for ever.
   */
  async #compare(client: Redis, streams: readonly string[]): Promise<void> {
    if (streams.length === 0) return
    const pipeline = client.pipeline()
    for (const stream of streams) pipeline.xrevrange(stream, '+', '-', 'COUNT', 1)
    const results = (await pipeline.exec()) ?? []
    streams.forEach((stream, at) => {
      const [error, found] = results[at] ?? []
      if (error) throw error
      if (!this.#streams.has(stream)) return
      const end = lastIdIn(found)
      const position = this.#positions.get(stream)
      if (position !== undefined && compareIds(end, position) >= 0) return
      this.#positions.set(stream, end)
      this.#parts.onMissed(stream)
    })
  }

  /** A read that waits does not know of streams that were added since: ends it early. */
  #interrupt(): void {
    this.#wake()
    const underWay = this.#underWay
    if (!underWay || [...this.#positions.keys()].every((stream) => underWay.has(stream))) return
    this.#parts.publisher
      .client('UNBLOCK', this.#readerId)
      .then((unblocked) => {
        // The read may be on its way to Valkey or back.
        if (unblocked === 0) setTimeout(() => this.#interrupt(), INTERRUPT_AGAIN)
      })
      .catch(() => undefined) // it ends by itself soon
  }
}

function lastIdIn(found: unknown): string {
  const [last] = Array.isArray(found) ? found : []
  return Array.isArray(last) ? String(last[0]) : BEGINNING
}

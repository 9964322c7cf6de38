import type { Redis } from 'iovalkey'
import { metrics } from './metrics'

/** Entries that a stream keeps, about: what a reader may fall behind before it asks Postgres. */
const KEEP = 500
/** Bytes that may wait for Valkey. It is away or too slow beyond, and waiting would not help. */
const MAX_WAITING = 8 * 1024 * 1024

/** Sends entries, all of one turn of the event loop in one write. */
export class Publishing {
  readonly #client: Redis
  #waiting: { stream: string; entry: Uint8Array }[] = []
  #bytes = 0
  #isScheduled = false

  constructor(client: Redis) {
    this.#client = client
  }

  add(stream: string, entry: Uint8Array): void {
    if (this.#client.status !== 'ready' || this.#bytes + entry.length > MAX_WAITING) {
      metrics.dropped.inc()
      return
    }
    this.#bytes += entry.length
    this.#waiting.push({ stream, entry })
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => void this.flush())
  }

  /** Never rejects: what Valkey does not take is counted and forgotten. */
  async flush(): Promise<void> {
    this.#isScheduled = false
    if (this.#waiting.length === 0) return
    const sent = this.#waiting
    this.#waiting = []
    const pipeline = this.#client.pipeline()
    for (const { stream, entry } of sent) {
      pipeline.xadd(
        stream,
        'MAXLEN',
        '~',
        KEEP,
        '*',
        'm',
        Buffer.from(entry.buffer, entry.byteOffset, entry.length),
      )
    }
    const results = await pipeline.exec().catch(() => null)
    const taken = results?.filter(([error]) => error === null).length ?? 0
    metrics.published.inc(taken)
    metrics.dropped.inc(sent.length - taken)
    this.#bytes -= sent.reduce((sum, { entry }) => sum + entry.length, 0)
  }
}

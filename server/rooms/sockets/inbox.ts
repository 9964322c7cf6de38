import type { RawData } from 'ws'
import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Connection } from './connection'

/** What may wait for joining to end before reading pauses: frames, and bytes. */
const MAX_EARLY_FRAMES = 64
const MAX_EARLY_BYTES = 1024 * 1024

/** Reads frames; returns a promise when the next one has to wait. */
export type FrameReader = { handle(data: Uint8Array): Promise<void> | undefined }

/** Frames that wait for the one before them. */
export class Inbox {
  readonly #connection: Connection
  readonly #parts: { log: Log; now: () => number }
  #handling: FrameReader | null = null
  readonly #waiting: Uint8Array[] = []
  #earlyBytes = 0
  #isBusy = false

  constructor(connection: Connection, parts: { log: Log; now: () => number }) {
    this.#connection = connection
    this.#parts = parts
  }

  open(handling: FrameReader): void {
    this.#handling = handling
    this.#connection.resume()
    this.#work(handling)
  }

  receive(data: RawData, isBinary: boolean): void {
    if (this.#connection.closed) return
    this.#connection.lastHeardAt = this.#parts.now()
    // Text frames are no message of ours; an empty frame reads as malformed.
    const frame = isBinary && Buffer.isBuffer(data) ? data : Buffer.alloc(0)
    this.#waiting.push(frame)
    if (this.#handling) this.#work(this.#handling)
    else this.#limitEarly(frame)
  }

  #limitEarly({ length }: Uint8Array): void {
    this.#earlyBytes += length
    if (this.#waiting.length < MAX_EARLY_FRAMES && this.#earlyBytes < MAX_EARLY_BYTES) return
    this.#connection.pause()
  }

  #work(handling: FrameReader): void {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#workThrough(handling)
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error }, 'a frame could not be handled')
        this.#connection.close(CloseCode.overloaded, 'try again later')
      })
      .finally(() => {
        this.#isBusy = false
        if (this.#waiting.length > 0 && !this.#connection.closed) this.#work(handling)
      })
  }

  async #workThrough(handling: FrameReader): Promise<void> {
    const connection = this.#connection
    for (let data = this.#waiting.shift(); data; data = this.#waiting.shift()) {
      if (connection.closed) return
      const pause = connection.pace.count(data.length, this.#parts.now())
      if (pause === 'too-fast') {
        connection.close(CloseCode.tooFast, 'too fast')
        return
      }
      const handled = handling.handle(data)
      if (!handled && pause === 0) continue
      connection.pause()
      await handled
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
      connection.resume()
    }
  }
}

import { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** How a final, binary frame begins. */
const FINAL_BINARY = 0x82
/** Larger messages are not worth the copy that joins them with others. */
const JOIN_BELOW = 64 * 1024

/** What stands in front of a message that is sent whole, unmasked and not compressed. */
function headerOf({ length }: Uint8Array): Buffer {
  if (length < 126) return Buffer.of(FINAL_BINARY, length)
  if (length <= 0xffff) return Buffer.of(FINAL_BINARY, 126, length >> 8, length & 0xff)
  const header = Buffer.alloc(10)
  header[0] = FINAL_BINARY
  header[1] = 127
  header.writeUInt32BE(length, 6)
  return header
}

/** A message as it stands on the wire: the same bytes for every connection, so a broadcast frames it once. */
export function wireOf(message: Uint8Array): Buffer {
  const header = headerOf(message)
  return Buffer.concat([header, message], header.length + message.length)
}

/** Outboxes that have something to write when this turn of the event loop ends. */
let waiting: Outbox[] = []

function writeAll(): void {
  const outboxes = waiting
  waiting = []
  for (const outbox of outboxes) outbox.flush()
}

/** What one socket is sent: whatever comes in one turn of the event loop leaves in one write. */
export class Outbox {
  readonly #websocket: WebSocket
  readonly #stream: Socket
  #pieces: Uint8Array[] = []
  #bytes = 0

  constructor(websocket: WebSocket) {
    const stream: unknown = Reflect.get(websocket, '_socket')
    if (!(stream instanceof Socket)) throw new Error('a websocket without a network socket')
    this.#websocket = websocket
    this.#stream = stream
  }

  /** Bytes that the network has not taken yet. */
  get bytes(): number {
    return this.#bytes + this.#stream.writableLength
  }

  /**
   * Changes when the network has taken something, and not when more is sent. Node joins what waits into
   * one write, which for a whole document on a slow line lasts longer than a reader may stand still.
   */
  get progress(): string {
    const handle: unknown = Reflect.get(this.#stream, '_handle')
    const underWay: unknown = handle instanceof Object ? Reflect.get(handle, 'writeQueueSize') : 0
    return `${this.#stream.bytesWritten - this.#stream.writableLength}/${underWay}`
  }

  /** Sends a message that nobody else gets. */
  send(message: Uint8Array): void {
    if (message.length <= JOIN_BELOW) {
      this.sendWire(wireOf(message))
    } else {
      this.sendWire(headerOf(message))
      this.sendWire(message)
    }
  }

  /** Sends what `wireOf` has made, perhaps for many. */
  sendWire(wire: Uint8Array): void {
    if (this.#pieces.length === 0) {
      if (waiting.length === 0) process.nextTick(writeAll)
      waiting.push(this)
    }
    this.#pieces.push(wire)
    this.#bytes += wire.length
  }

  /** Writes now what waits, for whoever sends past the outbox next, such as a close frame. */
  flush(): void {
    const [pieces, bytes] = [this.#pieces, this.#bytes]
    const [first] = pieces
    if (!first) return
    this.#pieces = []
    this.#bytes = 0
    if (this.#websocket.readyState !== this.#websocket.OPEN) return
    if (pieces.length === 1) this.#stream.write(first)
    else if (bytes <= JOIN_BELOW) this.#stream.write(Buffer.concat(pieces, bytes))
    else this.#writeLarge(pieces)
  }

  #writeLarge(pieces: readonly Uint8Array[]): void {
    this.#stream.cork()
    for (const piece of pieces) this.#stream.write(piece)
    this.#stream.uncork()
  }
}

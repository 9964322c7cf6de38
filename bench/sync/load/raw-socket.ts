import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** Bytes of a payload by which frames are told apart. */
const HEAD = 64
const LONGEST_HEADER = 10
const OPCODE = 0b1111
const [BINARY, CLOSE, PING, PONG] = [0x2, 0x8, 0x9, 0xa] as const
const FINAL = 0x80
const MASKED = 0x80

/** Every socket of the process reads into the same bytes: callbacks run one after the other. */
const shared = Buffer.allocUnsafe(256 * 1024)

export type RawSocketOptions = {
  port: number
  path: string
  headers: Readonly<Record<string, string>>
  /** `head` holds the first bytes of the payload, only until the call returns. */
  onFrame: (head: Uint8Array, length: number) => void
}

/**
 * A websocket client that looks at the first bytes of each frame and skips the rest, so that hundreds
 * of them cost little beside the server that is measured.
 */
export class RawSocket {
  closedWith: string | null = null
  readonly opened: Promise<void>
  readonly #socket: Socket
  readonly #onFrame: RawSocketOptions['onFrame']
  /** The answer to the upgrade, until it is complete. */
  #answer: string | null = ''
  /** What came of a frame whose beginning is not complete yet. */
  #rest: Buffer = Buffer.alloc(0)
  /** The frame that is being skipped: what remains of it, and how it began. */
  #remaining = 0
  #frame: { opcode: number; head: Uint8Array; length: number } | null = null
  #settleOpened: (error?: Error) => void = () => undefined

  constructor({ port, path, headers, onFrame }: RawSocketOptions) {
    this.#onFrame = onFrame
    this.opened = new Promise((resolve, reject) => {
      this.#settleOpened = (error) => (error ? reject(error) : resolve())
    })
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (count) => {
          this.#read(shared.subarray(0, count))
          return true
        },
      },
    })
    this.#socket.write(request({ port, path, headers }))
    this.#socket.on('error', (error) => this.#end(error.message))
    this.#socket.on('close', () => this.#end('closed'))
  }

  /** Sends payloads as one write. They are not masked, beyond what the protocol asks for. */
  send(...payloads: readonly Uint8Array[]): void {
    this.#socket.write(
      Buffer.concat(payloads.flatMap((payload) => [header(BINARY, payload), payload])),
    )
  }

  close(): void {
    this.closedWith ??= 'left'
    this.#socket.destroy()
  }

  #end(reason: string): void {
    this.closedWith ??= reason
    this.#settleOpened(new Error(`not let in: ${reason}`))
  }

  #read(chunk: Buffer): void {
    if (this.#answer === null) this.#readFrames(chunk)
    else this.#readAnswer(chunk, this.#answer)
  }

  #readAnswer(chunk: Buffer, before: string): void {
    const text = before + chunk.toString('latin1')
    const end = text.indexOf('\r\n\r\n')
    this.#answer = text
    if (end < 0) return
    if (!text.startsWith('HTTP/1.1 101')) {
      this.#end(text.slice(0, text.indexOf('\r\n')))
      this.#socket.destroy()
      return
    }
    this.#answer = null
    this.#settleOpened()
    this.#readFrames(chunk.subarray(end + 4 - before.length))
  }

  #readFrames(chunk: Buffer): void {
    let at = 0
    let bytes = chunk
    if (this.#rest.length > 0) {
      bytes = Buffer.concat([this.#rest, chunk])
      this.#rest = Buffer.alloc(0)
    }
    while (at < bytes.length) {
      if (!this.#frame) {
        const begun = this.#begin(bytes, at)
        if (begun < 0) {
          this.#rest = Buffer.from(bytes.subarray(at))
          return
        }
        at = begun
      }
      const skipped = Math.min(this.#remaining, bytes.length - at)
      this.#remaining -= skipped
      at += skipped
      if (this.#remaining === 0) this.#finish()
    }
  }

  /** Reads a header and what is looked at of the payload. Returns where the payload begins, -1 when too little has come. */
  #begin(bytes: Buffer, from: number): number {
    const available = bytes.length - from
    if (available < 2) return -1
    const short = (bytes[from + 1] ?? 0) & 0x7f
    const size = short < 126 ? 2 : short === 126 ? 4 : LONGEST_HEADER
    if (available < size) return -1
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(from + 2)
          : Number(bytes.readBigUInt64BE(from + 2))
    const head = Math.min(length, HEAD)
    if (available < size + head) return -1
    const payload = from + size
    const whole = bytes.length - payload >= length
    const view = bytes.subarray(payload, payload + head)
    // a frame that goes on in the next read outlives these bytes
    this.#frame = {
      opcode: (bytes[from] ?? 0) & OPCODE,
      head: whole ? view : Buffer.from(view),
      length,
    }
    this.#remaining = length
    return payload
  }

  #finish(): void {
    const frame = this.#frame
    this.#frame = null
    if (!frame) return
    const { opcode, head, length } = frame
    if (opcode === BINARY) this.#onFrame(head, length)
    else if (opcode === PING) this.#socket.write(Buffer.concat([header(PONG, head), head]))
    else if (opcode === CLOSE) this.#end(`close ${((head[0] ?? 0) << 8) | (head[1] ?? 0)}`)
  }
}

function request({
  port,
  path,
  headers,
}: Pick<RawSocketOptions, 'port' | 'path' | 'headers'>): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** A header whose mask is zero, which leaves the payload as it is. */
function header(opcode: number, { length }: Uint8Array): Buffer {
  const first = FINAL | opcode
  if (length < 126) return Buffer.of(first, MASKED | length, 0, 0, 0, 0)
  if (length > 0xffff) {
    const long = Buffer.alloc(14)
    long.writeUInt16BE((first << 8) | MASKED | 127)
    long.writeBigUInt64BE(BigInt(length), 2)
    return long
  }
  const medium = Buffer.alloc(8)
  medium.writeUInt16BE((first << 8) | MASKED | 126)
  medium.writeUInt16BE(length, 2)
  return medium
}

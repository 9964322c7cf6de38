import { isPermanentClose } from './close-codes'

const FIRST_BACKOFF = 200
const LONGEST_BACKOFF = 10_000
/** The server says something at least every 20 s; a line this silent is dead. */
const DEAD_AFTER = 45_000

export type SteadySocketParts = {
  /** Asked before every attempt, so that it can say how far the one before has come. */
  address: () => string
  /** The browser's own when left out. */
  socket?: typeof WebSocket
  onMessage: (data: Uint8Array) => void
  /** The server has closed for good; `resume` tries again. */
  onEnd?: (code: number) => void
}

/** A websocket that comes back by itself, later each time and never with everybody else at once. */
export class SteadySocket {
  readonly #parts: SteadySocketParts
  #socket: WebSocket | null = null
  #attempts = 0
  #again: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(parts: SteadySocketParts) {
    this.#parts = parts
  }

  /** Connects now, also when the server had closed for good or the next attempt is far away. */
  resume(): void {
    if (this.#socket) return
    clearTimeout(this.#again)
    this.#connect()
  }

  /** Hangs up and stays away until `resume`. */
  stop(): void {
    clearTimeout(this.#again)
    this.#drop()
    this.#attempts = 0
  }

  #connect(): void {
    const { socket: Socket = globalThis.WebSocket, address, onMessage } = this.#parts
    const socket = new Socket(address())
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }) => {
      this.#attempts = 0
      this.#listen()
      if (data instanceof ArrayBuffer) onMessage(new Uint8Array(data))
    }
    socket.onclose = ({ code }) => {
      this.#drop()
      if (isPermanentClose(code)) this.#parts.onEnd?.(code)
      else this.#later()
    }
    this.#socket = socket
    this.#listen()
  }

  #listen(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#drop()
      this.#later()
    }, DEAD_AFTER)
  }

  #later(): void {
    const longest = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** this.#attempts)
    this.#attempts += 1
    this.#again = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2))
  }

  #drop(): void {
    clearTimeout(this.#silence)
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    socket.onmessage = null
    socket.onclose = null
    // Closing before it has opened is an error event, which needs a listener outside browsers.
    socket.onerror = () => undefined
    socket.close()
  }
}

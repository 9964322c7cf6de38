import type { Dialect, FrameKind } from '../dialects'
import { RawSocket } from './raw-socket'

/** Where a server listens and what is visited there. */
export type Visit = { port: number; dialect: Dialect; cookie: string }

/** A raw client in a room: joins as its server's clients do, then counts. */
export class Visitor {
  /** When the whole document had come, as `performance.now()`. */
  joinedAt = 0
  readonly joined: Promise<void>
  updateBytes = 0
  frames = 0
  readonly socket: RawSocket
  readonly #dialect: Dialect
  readonly #missing: Set<FrameKind>
  #settleJoined: () => void = () => undefined

  constructor(
    { port, dialect, cookie }: Visit,
    { onSaved = () => undefined }: { onSaved?: (head: Uint8Array) => void } = {},
  ) {
    this.#dialect = dialect
    this.#missing = new Set(dialect.joined)
    const complete = new Promise<void>((resolve) => {
      this.#settleJoined = resolve
    })
    this.socket = new RawSocket({
      port,
      path: dialect.path,
      headers: dialect.headers(cookie),
      onFrame: (head, length) => this.#count(dialect.kindOf(head), { head, length, onSaved }),
    })
    this.joined = this.socket.opened.then(() => {
      if (dialect.greeting.length > 0) this.socket.send(...dialect.greeting)
      if (this.#missing.size === 0) this.#settleJoined()
      return complete
    })
  }

  #count(
    kind: FrameKind,
    parts: { head: Uint8Array; length: number; onSaved: (head: Uint8Array) => void },
  ): void {
    this.frames += 1
    if (kind === 'saved') parts.onSaved(parts.head)
    else if (kind === 'update') this.updateBytes += parts.length
    else if (kind === 'step1') this.socket.send(this.#dialect.nothingNew)
    if (!this.#missing.delete(kind) || this.#missing.size > 0) return
    this.joinedAt = performance.now()
    this.#settleJoined()
  }
}

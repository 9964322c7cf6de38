import * as Y from 'yjs'
import { assertNever } from '@/lib/platform/errors'
import { CloseCode } from '@/lib/sync/close-codes'
import { Message } from '@/lib/sync/messages'
import type { Room } from '../room'
import type { Rooms } from '../rooms'
import { MAX_WAIT } from '../updates/efforts'
import type { Connection } from './connection'
import { type ClientFrame, readClientFrame } from './frames'

/** Bytes that an update, and that an answer to SyncStep1, may have (SYNC-23). */
const MAX_UPDATE = 1024 * 1024
const MAX_STEP2 = 4 * 1024 * 1024

/** The structs in them, each of ten or twenty bytes on average; what people write takes more. */
const MAX_STRUCTS = { update: 100_000, step2: 200_000 } as const

/** When Postgres is away, a refusal waits and asks again. */
const ASK_AGAIN = 500

/** Reads the frames of one connection, one after the other. */
export class FrameHandling {
  readonly #rooms: Rooms
  readonly #room: Room
  readonly #connection: Connection
  readonly #now: () => number
  #isFirstStep1 = true

  constructor(parts: { rooms: Rooms; room: Room; connection: Connection; now: () => number }) {
    this.#rooms = parts.rooms
    this.#room = parts.room
    this.#connection = parts.connection
    this.#now = parts.now
  }

  /** Returns a promise when the next frame has to wait. */
  handle(data: Uint8Array): Promise<void> | undefined {
    const frame = readClientFrame(data)
    if (!frame) return this.#malformed('unknown message')
    switch (frame.kind) {
      case 'step1':
        return this.#step1(frame)
      case 'step2':
      case 'update':
        return this.#update(frame)
      case 'awareness':
        return this.#awareness(frame.content)
      case 'query-awareness':
        this.#room.presence.welcome(this.#connection)
        return
      case 'saved':
        return this.#saved(frame.n)
      default:
        return assertNever(frame)
    }
  }

  /** Joining has answered the first one; another asks for the document again. */
  #step1({ stateVector }: ClientFrame & { kind: 'step1' }): Promise<void> | undefined {
    if (!isStateVector(stateVector)) return this.#malformed('state vector')
    if (this.#isFirstStep1) {
      this.#isFirstStep1 = false
      return
    }
    if (!this.#connection.pace.mayAskForState(this.#now())) {
      return this.#close(CloseCode.tooFast, 'asks too often')
    }
    if (this.#connection.isWaiting) {
      // Another copy would wait behind the first. Once that has gone, what follows it is the answer.
      this.#connection.lagging = true
      return
    }
    return this.#rooms.join(this.#room, this.#connection)
  }

  #update({ kind, update }: ClientFrame & { kind: 'step2' | 'update' }): Promise<void> | undefined {
    const connection = this.#connection
    if (update.length > (kind === 'step2' ? MAX_STEP2 : MAX_UPDATE)) {
      return this.#close(CloseCode.tooLarge, 'update too large')
    }
    if (connection.refused) return
    const wait = this.#room.admission.waitOf(connection.person)
    if (wait > 0) return this.#afterRest(wait, { kind, update })
    const verdict = this.#room.admission.submit(connection, update, MAX_STRUCTS[kind])
    switch (verdict.kind) {
      case 'malformed':
        return this.#malformed(verdict.reason)
      case 'gap':
      case 'rejected':
      case 'too-many':
        return this.#afterCatchingUp(kind, update)
      case 'later':
        return this.#afterWaiting(verdict.wait, { kind, update })
      case 'accepted':
      case 'nothing':
        return this.#arrived(kind)
      default:
        return assertNever(verdict)
    }
  }

  /** Nothing is refused on old knowledge (SYNC-7): another process may have written what it needs. */
  async #afterCatchingUp(
    kind: 'step2' | 'update',
    update: Uint8Array,
    { concluded = false } = {},
  ): Promise<void> {
    while (!(await this.#caughtUp())) {
      if (this.#connection.closed) return
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN))
    }
    const connection = this.#connection
    if (connection.closed) return
    const before = connection.lastSaved
    const verdict = this.#room.admission.submit(connection, update, MAX_STRUCTS[kind])
    switch (verdict.kind) {
      case 'malformed':
        return this.#malformed(verdict.reason)
      case 'gap':
        this.#room.admission.askForMissing(connection)
        return
      case 'rejected':
        if (verdict.mayFollow && !concluded) return this.#afterConcluding(kind, update)
        connection.reject(verdict.code, { after: before, now: this.#now() })
        return
      case 'too-many':
        return this.#close(CloseCode.tooFast, 'too many new client ids')
      case 'later':
        return this.#afterWaiting(verdict.wait, { kind, update })
      case 'accepted':
      case 'nothing':
        return this.#arrived(kind)
      default:
        return assertNever(verdict)
    }
  }

  /** What follows from what everybody has written is not the reader's writing (SYNC-15). */
  async #afterConcluding(kind: 'step2' | 'update', update: Uint8Array): Promise<void> {
    await this.#rooms.freshness.conclude(this.#room)
    await this.#afterCatchingUp(kind, update, { concluded: true })
  }

  /** Quotas never refuse (SYNC-15): what makes much work comes later, or from another socket. */
  async #afterWaiting(
    wait: number,
    frame: { kind: 'step2' | 'update'; update: Uint8Array },
  ): Promise<void> {
    if (wait > MAX_WAIT) return this.#close(CloseCode.tooFast, 'makes much work for everybody')
    await new Promise((resolve) => setTimeout(resolve, wait))
    if (!this.#connection.closed) await this.#update(frame)
  }

  /** Whoever has made the process read much waits on all of their sockets, and loses nothing. */
  async #afterRest(
    wait: number,
    frame: { kind: 'step2' | 'update'; update: Uint8Array },
  ): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, wait))
    // what could not be heard meanwhile is not missed
    this.#connection.lastHeardAt = this.#now()
    if (!this.#connection.closed) await this.#update(frame)
  }

  async #caughtUp(): Promise<boolean> {
    try {
      await this.#rooms.freshness.catchUp(this.#room)
      return true
    } catch {
      // the watch logs that Postgres is away; overload and outages never reject (SYNC-15)
      return false
    }
  }

  #arrived(kind: 'step2' | 'update'): undefined {
    if (kind !== 'step2') return
    const held = this.#connection.step2Arrived()
    if (held !== null) this.#acknowledge(held)
  }

  #awareness(content: Uint8Array): undefined {
    const result = this.#room.receivePresence(this.#connection, content)
    if (result === 'malformed') this.#malformed('presence')
    if (result === 'too-many') this.#close(CloseCode.tooFast, 'too many new client ids')
  }

  #saved(n: number): undefined {
    if (this.#connection.version === null) return this.#malformed(`message ${Message.saved}`)
    this.#connection.lastSaved = n
    this.#acknowledge(n)
  }

  /**
   * Answers once everything sent before is committed. What had to be asked for again stands further
   * back in the queue than what was sent after it.
   */
  #acknowledge(n: number): void {
    const connection = this.#connection
    if (connection.holdSave(n)) return
    const { asks } = connection
    this.#room.queue.afterCurrent(() => {
      if (connection.asks === asks) connection.saved(n, this.#now())
      else this.#acknowledge(n)
    })
  }

  #malformed(reason: string): undefined {
    this.#close(CloseCode.malformed, reason)
  }

  #close(code: CloseCode, reason: string): undefined {
    this.#connection.close(code, reason)
  }
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}

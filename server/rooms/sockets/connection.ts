import type { WebSocket } from 'ws'
import { CloseCode } from '@/lib/sync/close-codes'
import type { PresenceUser, Rejection } from '@/lib/sync/messages'
import { countRejected, metrics } from '../metrics'
import type { Access, Admission } from './access'
import { eventFrame, rejectedFrame, savedFrame, seqFrame } from './frames'
import { Outbox } from './outbox'
import { Pace } from './pace'

/** After a close frame the other side has this long before the socket is cut (SYNC-4). */
const CUT_AFTER = 1_000
/** How often a connection is told how far the document has come (SYNC-6). */
const TELL_SEQ_EVERY = 1_000

/** One socket in one room. */
export class Connection {
  readonly person: string
  readonly token: string
  /** Document schema version of our own clients; `null` for the stock client. */
  readonly version: number | null
  readonly admittedAt: number
  readonly pace: Pace
  /** Presence ids that this connection holds, and clocks of those that it was sent. */
  readonly presenceIds = new Set<number>()
  readonly delivered = new Map<number, number>()
  /** Rows up to here have been sent. */
  sentSeq = 0n
  /** Too far behind for live frames; catches up when its backlog has gone. */
  lagging = false
  /** What it has missed is being read. */
  catchingUp = false
  /** The last `saved` number received. */
  lastSaved = 0
  lastSentAt: number
  lastHeardAt: number
  #user: PresenceUser
  #access: Access | 'none'
  #accessEpoch: bigint
  #isDocumentFull = false
  #refused = false
  #awaitsStep2 = false
  #asks = 0
  #answered = 0
  #heldSave: number | null = null
  #closed = false
  #toldSeq = 0n
  #toldSeqAt = Number.NEGATIVE_INFINITY
  #exempt = 0
  readonly #socket: WebSocket
  readonly #outbox: Outbox

  constructor(
    socket: WebSocket,
    { admission, version, now }: { admission: Admission; version: number | null; now: number },
  ) {
    this.#socket = socket
    this.#outbox = new Outbox(socket)
    this.person = admission.person
    this.token = admission.token
    this.#user = admission.user
    this.#access = admission.access
    this.#accessEpoch = admission.accessEpoch
    this.version = version
    this.admittedAt = now
    this.pace = new Pace(now)
    this.lastSentAt = now
    this.lastHeardAt = now
  }

  /** How the person appears to the others. */
  get user(): PresenceUser {
    return this.#user
  }

  get closed(): boolean {
    return this.#closed
  }

  /** After a rejection nothing more of this socket is written (SYNC-6). */
  get refused(): boolean {
    return this.#refused
  }

  get mayWrite(): boolean {
    return this.#access === 'read-write'
  }

  get accessEpoch(): bigint {
    return this.#accessEpoch
  }

  /** Bytes that wait for a slow reader; what it asked for by joining does not count. */
  get backlog(): number {
    const { bytes } = this.#outbox
    this.#exempt = Math.min(this.#exempt, bytes)
    return bytes - this.#exempt
  }

  /** Changes when the network has taken something, and not when more is sent. */
  get progress(): string {
    return this.#outbox.progress
  }

  get isWaiting(): boolean {
    return this.#outbox.bytes > 0
  }

  send(frame: Uint8Array, now: number): void {
    if (this.#closed) return
    this.#outbox.send(frame)
    this.lastSentAt = now
  }

  /** Sends what `wireOf` has made of a frame for many. */
  sendWire(wire: Uint8Array, now: number): void {
    if (this.#closed) return
    this.#outbox.sendWire(wire)
    this.lastSentAt = now
  }

  /** What has been sent so far is a document, not a backlog. */
  exemptBacklog(): void {
    this.#exempt = this.#outbox.bytes
  }

  /** Something is missing and was asked for with SyncStep1: nothing counts as saved before the answer. */
  awaitStep2(): void {
    this.#asks += 1
    this.#awaitsStep2 = true
  }

  /** How often something was missing. What was read before may be among it. */
  get asks(): number {
    return this.#asks
  }

  /** Keeps a `saved` number until an answer has come. Returns whether one is awaited. */
  holdSave(n: number): boolean {
    if (this.#awaitsStep2) this.#heldSave = Math.max(this.#heldSave ?? 0, n)
    return this.#awaitsStep2
  }

  /** The answer has come. Returns the `saved` number that had to wait for it. */
  step2Arrived(): number | null {
    const held = this.#heldSave
    this.#awaitsStep2 = false
    this.#heldSave = null
    return held
  }

  /** Everything received before this number is committed. */
  saved(n: number, now: number): void {
    // A number that had to wait for more is covered by one that was read after it.
    if (this.version === null || this.#refused || n < this.#answered) return
    this.#answered = n
    this.send(savedFrame(n), now)
  }

  /** Tells how far the document has come, to our own clients. */
  tellSeq(logEpoch: number, now: number): void {
    if (this.version === null || this.#toldSeq === this.sentSeq) return
    if (now - this.#toldSeqAt < TELL_SEQ_EVERY) return
    this.#toldSeq = this.sentSeq
    this.#toldSeqAt = now
    this.send(seqFrame(logEpoch, this.sentSeq), now)
  }

  /** Sets how the database says that the person appears; whether that is new. */
  setUser(user: PresenceUser): boolean {
    const known = this.#user
    this.#user = user
    return user.name !== known.name || user.party !== known.party || user.sector !== known.sector
  }

  /** Sets what the database says; our own clients are told when it is new. */
  setAccess(access: Access, { epoch, now }: { epoch: bigint; now: number }): void {
    this.#accessEpoch = epoch
    if (this.#access === access) return
    this.#access = access
    this.tellAccess(now)
  }

  tellAccess(now: number): void {
    if (this.version === null) return
    const told =
      this.#isDocumentFull && this.mayWrite
        ? { access: 'read-only', reason: 'full' }
        : { access: this.#access }
    this.send(eventFrame({ type: 'access', id: this.person, ...told }), now)
  }

  /** Says whether anything but deletions is taken; whoever may write is told when it is new. */
  setDocumentFull(isFull: boolean, now: number): void {
    if (this.#isDocumentFull === isFull) return
    this.#isDocumentFull = isFull
    if (this.mayWrite) this.tellAccess(now)
  }

  /** The first that a connection hears. */
  welcome({ isFull, now }: { isFull: boolean; now: number }): void {
    this.#isDocumentFull = isFull
    this.tellAccess(now)
  }

  /** Nothing of theirs that waits is written any more. */
  revoke(reason: string, { epoch = this.#accessEpoch }: { epoch?: bigint } = {}): void {
    this.#accessEpoch = epoch
    this.#access = 'none'
    this.close(CloseCode.noAccess, reason)
  }

  /**
   * An update will never be taken. The stock client has no word for it: its later updates leave a
   * gap, which it is asked to fill, so that what is good among them still arrives.
   */
  reject(code: Rejection, { after, now }: { after: number; now: number }): void {
    countRejected(code)
    if (this.version === null || this.#refused) return
    this.#refused = true
    this.send(rejectedFrame(code, after), now)
  }

  /** Signed out or expired; what waits was written while it held and is kept. */
  endSession(): void {
    this.close(CloseCode.notSignedIn, 'not signed in')
  }

  /** Cuts a socket that nobody answers on. */
  terminate(): void {
    this.#socket.terminate()
  }

  pause(): void {
    if (!this.#closed) this.#socket.pause()
  }

  resume(): void {
    if (!this.#closed) this.#socket.resume()
  }

  ping(): void {
    if (!this.#closed) this.#socket.ping()
  }

  /** Frames that still arrive are dropped unread. */
  close(code: CloseCode, reason: string): void {
    if (this.#closed) return
    this.left()
    metrics.closed.inc({ code: String(code) })
    this.#outbox.flush()
    closeSocket(this.#socket, { code, reason })
  }

  /** The other side has gone. */
  left(): void {
    this.#closed = true
  }
}

/** Says why, then makes sure: a peer that does not answer would keep the socket for 30 s. */
export function closeSocket(
  socket: WebSocket,
  { code, reason }: { code: CloseCode; reason: string },
): void {
  socket.removeAllListeners('message')
  socket.resume()
  socket.close(code, reason)
  setTimeout(() => socket.terminate(), CUT_AFTER).unref()
}

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Message, SyncStep } from '@/lib/sync/messages'
import { DOCUMENT_SCHEMA } from '@/lib/sync/rooms'
import { TEST_ORIGIN } from '../../testing/board'

export type HonestVisit = { url: string; room: string; cookie: string }

/**
 * A client written from docs/sync-protocol.md alone, with nothing of ours in it. It keeps its document
 * between connections and does only what it is told, so that a test decides about time.
 */
export class HonestClient {
  doc = new Y.Doc()
  /** The whole document has come, and the server knows what we had. */
  joined = false
  /** How many changes were made here, and how many of them the server has called saved. */
  changes = 0
  saved = 0
  /** What was refused and dropped, with the documents it was in. */
  refusals = 0
  closedWith: number | null = null
  lastError = ''
  /** Up to which clock each client id of ours was called saved. */
  readonly promised = new Map<number, number>()
  readonly #visit: HonestVisit
  #url: string
  #socket: WebSocket | null = null
  #unsent: Uint8Array[] = []
  #standsFor = new Map<number, { changes: number; clock: number }>()
  #lastNumber = 0
  #held: Uint8Array[] | null = null

  constructor(visit: HonestVisit) {
    this.#visit = visit
    this.#url = visit.url
    this.#listen()
  }

  get isSettled(): boolean {
    return this.joined && this.saved === this.changes && this.#unsent.length === 0
  }

  get isConnected(): boolean {
    return this.#socket !== null
  }

  /** How it stands, for whoever has to find out why it does not go on. */
  describe(): string {
    const { saved, changes, joined, refusals, closedWith, lastError } = this
    return JSON.stringify({ saved, changes, joined, refusals, closedWith, lastError })
  }

  connect(url = this.#url): void {
    if (this.#socket) return
    const { room, cookie } = this.#visit
    this.#url = url
    const socket = new WebSocket(`${url}/${room}?v=${DOCUMENT_SCHEMA}`, {
      headers: { cookie, origin: TEST_ORIGIN },
    })
    socket.binaryType = 'nodebuffer'
    this.#socket = socket
    this.closedWith = null
    socket.on('message', (data: Buffer) => this.#socket === socket && this.#hear(data))
    socket.on('close', (code) => {
      if (this.#socket !== socket) return
      this.closedWith = code
      this.#forget()
    })
    socket.on('error', ({ message }) => {
      this.lastError = message
    })
  }

  /** Hangs up without a word; what was on its way is gone. */
  disconnect(): void {
    this.#socket?.terminate()
    this.#forget()
  }

  edit(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc), this)
  }

  /** Sends what was changed and has not been sent, in an order that a resend may bring about. */
  send({ order = (updates: Uint8Array[]) => updates } = {}): void {
    if (!this.joined || this.#unsent.length === 0) return
    for (const update of order(this.#unsent.splice(0))) this.#sendSync(SyncStep.update, update)
    this.#askForSaved()
  }

  /** Reads nothing from now on, as if the network were slow. */
  hold(): void {
    this.#held ??= []
  }

  /** Reads everything that has come meanwhile. `skip` leaves out frames, which no honest client does. */
  release({ skip = 0 } = {}): void {
    const held = this.#held ?? []
    this.#held = null
    for (const data of held.slice(skip)) this.#hear(data)
  }

  get heldFrames(): number {
    return this.#held?.length ?? 0
  }

  #listen(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) return
      this.changes += 1
      this.#unsent.push(update)
    })
  }

  #forget(): void {
    this.#socket = null
    this.joined = false
    this.#standsFor.clear()
    if (this.#held) this.#held = []
  }

  #hear(data: Uint8Array): void {
    if (this.#held) {
      this.#held.push(data)
      return
    }
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === Message.sync) this.#hearSync(decoder)
    else if (type === Message.saved) this.#hearSaved(decoding.readVarUint(decoder))
    else if (type === Message.rejected) this.#startAnew()
  }

  #hearSaved(number: number): void {
    const standsFor = this.#standsFor.get(number)
    if (!standsFor) return
    this.saved = standsFor.changes
    this.promised.set(this.doc.clientID, standsFor.clock)
  }

  #hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (step !== SyncStep.step1) {
      Y.applyUpdate(this.doc, content, 'server')
      return
    }
    this.#unsent = []
    this.joined = true
    this.#sendSync(SyncStep.step2, Y.encodeStateAsUpdate(this.doc, content))
    this.#askForSaved()
  }

  /** The document holds what will never be taken: another one, under another id (SYNC-24). */
  #startAnew(): void {
    this.refusals += 1
    this.disconnect()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.#unsent = []
    this.saved = this.changes
    this.#listen()
    this.connect()
  }

  #askForSaved(): void {
    this.#lastNumber += 1
    this.#standsFor.set(this.#lastNumber, {
      changes: this.changes,
      clock: Y.getState(this.doc.store, this.doc.clientID),
    })
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, Message.saved)
      encoding.writeVarUint(encoder, this.#lastNumber)
    })
  }

  #sendSync(step: number, content: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, Message.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, content)
    })
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    write(encoder)
    this.#socket.send(encoding.toUint8Array(encoder))
  }
}

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ChangeLedger } from './change-ledger'
import { isPermanentClose } from './close-codes'
import type { AccessState } from './connection-state'
import { isReadBack } from './keeping'
import { LogPlace } from './log-place'
import { Message, type Rejection, SyncStep } from './messages'
import { othersIn } from './presence-filter'
import { DOCUMENT_SCHEMA } from './rooms'
import { fetchSnapshot } from './snapshot-fetch'

/** Changes within this time travel together (SYNC-25). */
const TOGETHER = 50
/** A server that has come back has everybody back within five seconds. */
const LONGEST_BACKOFF = 4_000
/**
 * Bytes of one change above which it goes as an answer to SyncStep1, which may be four times as
 * large: an update over 1 MB is refused for good (SYNC-23).
 */
const LARGE_CHANGE = 900_000

/** An event about rows: what changed, to be fetched again. */
export type RoomEvent = { type: string; id: string; [field: string]: unknown }

export type LinkParts = {
  base: string
  room: string
  doc: Y.Doc
  awareness: Awareness
  socket: typeof WebSocket
  fetch: typeof globalThis.fetch
  /** The log epoch of what the document begins with, if that is known. */
  logEpoch: number | undefined
  onChange: () => void
  onEvent: (event: RoomEvent) => void
  onRejected: (code: Rejection) => void
  /** The document is of this log epoch; said before anything of it is in the document. */
  onLogEpoch: (logEpoch: number) => void
  /** The log is of another epoch than the document, which must not be merged with it (SYNC-18). */
  onRestored: () => void
}

/** One document's connection: y-websocket, with acknowledgement and without echoes. */
export class Link {
  readonly ledger = new ChangeLedger()
  access: AccessState = 'unknown'
  ended: { code: number; reason: string } | undefined
  /** Since when there has been no connection (epoch milliseconds); `null` when there is one. */
  downSince: number | null = Date.now()
  readonly #parts: LinkParts
  readonly #provider: WebsocketProvider
  readonly #place: LogPlace
  #timer: ReturnType<typeof setTimeout> | undefined
  #first: 'untried' | 'fetching' | 'tried' = 'untried'
  #answered = false
  #stopped = false

  constructor(parts: LinkParts) {
    this.#parts = parts
    const { base, room, doc, awareness, socket, logEpoch } = parts
    this.#place = new LogPlace(logEpoch)
    this.#provider = new WebsocketProvider(base, room, doc, {
      connect: false,
      awareness,
      params: this.#params(),
      disableBc: true,
      WebSocketPolyfill: socket,
      shouldReconnect: ({ code }) => !isPermanentClose(code),
    })
    this.#takeOver()
    this.#listen()
  }

  /** The first time the snapshot is fetched, and the socket brings what has been written since. */
  start(): void {
    if (this.#stopped || this.#first === 'fetching') return
    if (this.#first === 'tried') this.#connect()
    else void this.#fetchFirst().then(() => this.start())
  }

  async #fetchFirst(): Promise<void> {
    this.#first = 'fetching'
    const snapshot = await fetchSnapshot(this.#parts)
    this.#first = 'tried'
    if (!snapshot || this.#stopped || !this.#admits(snapshot.position.logEpoch)) return
    const { doc } = this.#parts
    for (const update of snapshot.updates) Y.applyUpdate(doc, update, this.#provider)
    this.#place.reached(snapshot.position)
  }

  #connect(): void {
    this.#provider.params = this.#params()
    this.#provider.connect()
  }

  #params(): Record<string, string> {
    const { since } = this.#place
    return { v: String(DOCUMENT_SCHEMA), ...(since !== undefined && { since }) }
  }

  /** A document of another log epoch goes, before the server hears of anything in it. */
  #admits(logEpoch: number): boolean {
    const isNew = this.#place.logEpoch === undefined
    if (!this.#place.admits(logEpoch)) {
      this.#parts.onRestored()
      return false
    }
    if (isNew) this.#parts.onLogEpoch(logEpoch)
    return true
  }

  get logEpoch(): number | undefined {
    return this.#place.logEpoch
  }

  get joined(): boolean {
    return this.#provider.synced && this.#answered
  }

  /** Tries again now, after the network or the session has come back. */
  resume(): void {
    this.ended = undefined
    // before the first time, what this device kept is still being read
    if (this.#first !== 'untried') this.start()
  }

  /** Takes another connection: a socket notices only after half a minute that its network is gone. */
  reconnect(): void {
    if (this.#stopped || this.ended || this.#first === 'fetching') return
    this.#provider.disconnect()
    this.#connect()
  }

  /** Sends what waits without waiting longer. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#stopped || !this.#answered || !this.ledger.hasPending) return
    const { n, update } = this.ledger.take(Date.now())
    this.#sendUpdate(update.length > LARGE_CHANGE ? SyncStep.step2 : SyncStep.update, update)
    this.#sendNumber(n)
    this.#parts.onChange()
  }

  /** Nothing more is sent. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#parts.doc.off('update', this.#onUpdate)
    this.#parts.awareness.off('update', this.#onAwareness)
    this.#provider.destroy()
  }

  /** y-websocket sends every update at once and sends presence back to where it came from. */
  #takeOver(): void {
    const { doc, awareness } = this.#parts
    doc.off('update', this.#provider._updateHandler)
    awareness.off('update', this.#provider._awarenessUpdateHandler)
    doc.on('update', this.#onUpdate)
    awareness.on('update', this.#onAwareness)
    const handlers = this.#provider.messageHandlers
    handlers[Message.sync] = (_encoder, decoder) => this.#readSync(decoder)
    handlers[Message.awareness] = (_encoder, decoder) => {
      const update = decoding.readVarUint8Array(decoder)
      applyAwarenessUpdate(awareness, othersIn(update, doc.clientID), this.#provider)
    }
    handlers[Message.saved] = (_encoder, decoder) => {
      this.ledger.saved(decoding.readVarUint(decoder))
      this.#parts.onChange()
    }
    handlers[Message.event] = (_encoder, decoder) => this.#readEvent(decoder)
    handlers[Message.seq] = (_encoder, decoder) => this.#readSeq(decoder)
    handlers[Message.rejected] = (_encoder, decoder) => {
      this.#parts.onRejected(decoding.readVarUint(decoder) as Rejection)
    }
  }

  #listen(): void {
    const provider = this.#provider
    provider.on('connection-close', () => {
      provider.params = this.#params()
      this.#answered = false
      this.downSince ??= Date.now()
      // Everybody lost the server at the same moment; not everybody should come back at the same.
      const longest = Math.min(LONGEST_BACKOFF, 200 * 2 ** provider.wsUnsuccessfulReconnects)
      provider.maxBackoffTime = longest * (0.5 + Math.random() / 2)
    })
    provider.on('closed', (closed) => {
      this.ended = closed
      this.#parts.onChange()
    })
    provider.on('status', () => this.#parts.onChange())
    provider.on('sync', () => this.#parts.onChange())
  }

  #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider || isReadBack(origin)) return
    this.ledger.change(update, Date.now())
    this.#timer ??= setTimeout(() => this.flush(), TOGETHER)
    this.#parts.onChange()
  }

  #onAwareness = (_changes: unknown, origin: unknown): void => {
    const { awareness, doc } = this.#parts
    if (origin !== 'local') return
    const content = encodeAwarenessUpdate(awareness, [doc.clientID])
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, Message.awareness)
      encoding.writeVarUint8Array(encoder, content)
    })
  }

  #readSync(decoder: decoding.Decoder): void {
    const { doc } = this.#parts
    const step = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (step === SyncStep.step1) this.#answer(content)
    else {
      Y.applyUpdate(doc, content, this.#provider)
      if (step === SyncStep.step2) this.#complete()
    }
  }

  /** What does not stand on what was said to be there is asked for again, all of it. */
  #complete(): void {
    const { pendingStructs, pendingDs } = this.#parts.doc.store
    if ((pendingStructs ?? pendingDs) && 'since' in this.#provider.params) {
      this.#place.lost()
      this.reconnect()
    } else this.#provider.synced = true
  }

  /** How far the document has come, for the next connection (SYNC-18). */
  #readSeq(decoder: decoding.Decoder): void {
    const logEpoch = decoding.readVarUint(decoder)
    const seq = BigInt(decoding.readVarUint(decoder))
    if (this.#stopped || !this.#admits(logEpoch)) return
    this.#place.reached({ logEpoch, seq })
  }

  /** Says everything that the server lacks, and asks for its commit. */
  #answer(stateVector: Uint8Array): void {
    if (this.#stopped) return
    const missing = Y.encodeStateAsUpdate(this.#parts.doc, stateVector)
    const { n, update } = this.ledger.restart(missing, Date.now())
    this.#answered = true
    this.downSince = null
    this.#sendUpdate(SyncStep.step2, update)
    this.#sendNumber(n)
    this.#parts.onChange()
  }

  #readEvent(decoder: decoding.Decoder): void {
    const event = JSON.parse(decoding.readVarString(decoder)) as RoomEvent
    if (event.type === 'access') {
      this.access = accessIn(event)
      this.#parts.onChange()
    } else this.#parts.onEvent(event)
  }

  #sendUpdate(step: number, update: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, Message.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  #sendNumber(n: number): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, Message.saved)
      encoding.writeVarUint(encoder, n)
    })
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const { ws, wsconnected } = this.#provider
    if (this.#stopped || !wsconnected || !ws) return
    const encoder = encoding.createEncoder()
    write(encoder)
    ws.send(encoding.toUint8Array(encoder))
  }
}

function accessIn({ access, reason }: RoomEvent): AccessState {
  if (access === 'read-write') return 'read-write'
  return reason === 'full' ? 'full' : 'read-only'
}

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Message, SyncStep } from '@/lib/sync/messages'
import { DOCUMENT_SCHEMA } from '@/lib/sync/rooms'
import { TEST_ORIGIN } from './board'

export type Visit = {
  url: string
  room: string
  cookie?: string
  origin?: string
  /** `null` comes as the stock client does. */
  version?: number | null
  /** Sent byte by byte instead of the room's; a URL would be tidied up first. */
  path?: string
  /** Where the document is that the client says it has. */
  since?: string
  /** What it was told of how far it had heard a cluster's events. */
  place?: string
}

type Frame = { type: number; step?: number; n?: number; code?: number; content: Uint8Array }

/** A client of bare frames, so that a test can say exactly what is sent, honest or not. */
export class RawClient {
  readonly doc = new Y.Doc()
  readonly frames: Frame[] = []
  readonly states = new Map<number, { clock: number; state: Record<string, unknown> | null }>()
  closed: { code: number; reason: string } | null = null
  refusedWith: number | null = null
  /** The extensions that this client would have. */
  offered = ''
  readonly socket: WebSocket

  constructor({
    url,
    room,
    cookie,
    origin = TEST_ORIGIN,
    version = DOCUMENT_SCHEMA,
    since,
    place,
    path,
  }: Visit) {
    const query = new URLSearchParams({
      ...(version !== null && { v: String(version) }),
      ...(since !== undefined && { since }),
      ...(place !== undefined && { place }),
    })
    this.socket = new WebSocket(`${url}/${room}?${query}`, {
      headers: { ...(cookie && { cookie }), ...(origin && { origin }) },
      finishRequest: (request) => {
        this.offered = String(request.getHeader('sec-websocket-extensions'))
        if (path !== undefined) request.path = path
        request.end()
      },
    })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)))
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) }
    })
    this.socket.on('unexpected-response', (request, response) => {
      this.refusedWith = response.statusCode ?? 0
      request.destroy()
    })
    this.socket.on('error', () => undefined)
  }

  /** Whether the whole document has arrived. */
  get joined(): boolean {
    return this.frames.some(({ type, step }) => type === Message.sync && step === SyncStep.step1)
  }

  get saved(): number[] {
    return this.frames.filter(({ type }) => type === Message.saved).map(({ n = 0 }) => n)
  }

  /** What it was told has changed. */
  get events(): { type: string; id: string; [field: string]: unknown }[] {
    return this.frames
      .filter(({ type }) => type === Message.event)
      .map(({ content }) => JSON.parse(decoding.readVarString(decoding.createDecoder(content))))
  }

  get rejected(): { code: number; n: number }[] {
    return this.frames
      .filter(({ type }) => type === Message.rejected)
      .map(({ code = 0, n = 0 }) => ({ code, n }))
  }

  sendUpdate(update: Uint8Array, step: number = SyncStep.update): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, Message.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  sendSaved(n: number): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, Message.saved)
      encoding.writeVarUint(encoder, n)
    })
  }

  sendPresence(entries: { client: number; clock: number; state: unknown }[]): void {
    const content = encoding.createEncoder()
    encoding.writeVarUint(content, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(content, client)
      encoding.writeVarUint(content, clock)
      encoding.writeVarString(content, JSON.stringify(state))
    }
    this.send((encoder) => {
      encoding.writeVarUint(encoder, Message.awareness)
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content))
    })
  }

  /** Changes the document here and sends what has changed. */
  edit(change: (doc: Y.Doc) => void): void {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', collect)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', collect)
    for (const update of updates) this.sendUpdate(update)
  }

  send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder))
  }

  close(): void {
    this.socket.close()
  }

  #receive(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    const content = data.subarray(decoder.pos)
    if (type === Message.sync) {
      const step = decoding.readVarUint(decoder)
      const update = decoding.readVarUint8Array(decoder)
      if (step !== SyncStep.step1) Y.applyUpdate(this.doc, update, this)
      this.frames.push({ type, step, content: update })
    } else if (type === Message.awareness) {
      this.#receivePresence(decoding.readVarUint8Array(decoder))
      this.frames.push({ type, content })
    } else if (type === Message.rejected) {
      const code = decoding.readVarUint(decoder)
      this.frames.push({ type, code, n: decoding.readVarUint(decoder), content })
    } else if (type === Message.saved) {
      this.frames.push({ type, n: decoding.readVarUint(decoder), content })
    } else this.frames.push({ type, content })
  }

  #receivePresence(content: Uint8Array): void {
    const decoder = decoding.createDecoder(content)
    const count = decoding.readVarUint(decoder)
    for (let read = 0; read < count; read++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      this.states.set(client, { clock, state: JSON.parse(decoding.readVarString(decoder)) })
    }
  }
}

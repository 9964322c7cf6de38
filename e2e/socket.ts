import type { APIRequestContext } from '@playwright/test'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Message, SyncStep } from '@/lib/sync/messages'
import type { Product } from './product'

export type RawSocket = {
  socket: WebSocket
  /** First byte of every frame that has arrived. */
  seen: number[]
  /** The code it was closed with; `null` while it is open. */
  closed(): number | null
}

/** Connects to a room as a program would, with the cookies of a signed-in context and no page. */
export async function rawSocket(
  product: Product,
  { room, as }: { room: string; as?: APIRequestContext },
): Promise<RawSocket> {
  const cookies = as ? (await as.storageState()).cookies : []
  const socket = new WebSocket(`${product.url.replace('http', 'ws')}/sync/${room}?v=1`, {
    origin: product.url,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  const seen: number[] = []
  let code: number | null = null
  socket.on('message', (frame: Buffer) => seen.push(frame[0] ?? -1))
  socket.on('close', (reason) => {
    code = reason
  })
  socket.on('error', () => undefined)
  return { socket, seen, closed: () => code }
}

export type LiveDoc = { doc: Y.Doc; awareness: Awareness; close(): void }

/** A document as an unmodified y-websocket client has it, once it is complete. */
export async function liveDoc(
  product: Product,
  { room, as }: { room: string; as: APIRequestContext },
): Promise<LiveDoc> {
  const { cookies } = await as.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  class SignedIn extends WebSocket {
    constructor(url: string | URL) {
      super(url, { origin: product.url, headers: { cookie } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${product.url.replace('http', 'ws')}/sync`, room, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced: boolean) => synced && resolve())
  })
  return { doc, awareness: provider.awareness, close: () => provider.destroy() }
}

/** The frame of an update that writes a card, as any Yjs client would send it. */
export function cardUpdateFrame(title: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('cards').set('intruder', new Y.Map([['title', new Y.Text(title)]]))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, Message.sync)
  encoding.writeVarUint(encoder, SyncStep.update)
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc))
  return encoding.toUint8Array(encoder)
}

import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { readSyncMessage } from 'y-protocols/sync'
import * as Y from 'yjs'
import { Message } from '@/lib/sync/messages'
import { connectRoom } from '@/lib/sync/provider'
import { TEST_ORIGIN } from '@/server/rooms/testing/board'
import type { PeerName } from '../dialects'
import { written } from '../dialects/frames'

/** A real Yjs document, kept up to date by the client that comes with its server. */
export type Reader = { doc: Y.Doc; isJoined(): boolean; close(): void }

export type ReaderVisit = { port: number; room: string; cookie: string }

const READERS = { framsyn, hocuspocus, relay } satisfies Record<
  PeerName,
  (visit: ReaderVisit) => Reader
>

export const openReader = (peer: PeerName, visit: ReaderVisit): Reader => READERS[peer](visit)

function framsyn({ port, room, cookie }: ReaderVisit): Reader {
  class SignedIn extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie, origin: TEST_ORIGIN } })
    }
  }
  const connection = connectRoom({
    room,
    person: { id: cookie },
    base: `ws://127.0.0.1:${port}/sync`,
    socket: SignedIn as unknown as typeof globalThis.WebSocket,
  })
  return {
    doc: connection.doc,
    isJoined: () => connection.state().link === 'joined',
    close: () => connection.close(),
  }
}

function hocuspocus({ port, room }: ReaderVisit): Reader {
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}`,
    WebSocketPolyfill: WebSocket,
  })
  const provider = new HocuspocusProvider({ websocketProvider, name: room, token: 'bench' })
  provider.attach()
  return {
    doc: provider.document,
    isJoined: () => provider.isSynced,
    close() {
      provider.destroy()
      websocketProvider.destroy()
    },
  }
}

function relay({ port, room }: ReaderVisit): Reader {
  const doc = new Y.Doc()
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${room}`)
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data)
    if (decoding.readVarUint(decoder) !== Message.sync) return
    written((encoder) => readSyncMessage(decoder, encoder, doc, socket))
  })
  return {
    doc,
    isJoined: () => socket.readyState === WebSocket.OPEN,
    close: () => socket.terminate(),
  }
}

import { afterEach } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { connectRoom, type RoomConnection } from '@/lib/sync/provider'
import type { TestPerson } from './board'
import { browserOf, fetchOf } from './browser'

export type TestProviders = {
  /** y-websocket as npm has it. */
  stock(person: TestPerson): WebsocketProvider
  ours(person: TestPerson): RoomConnection
}

/** Whole clients for a room; they hang up after each test. */
export function providersOf({ url, room }: { url: string; room: string }): TestProviders {
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing.splice(0)) close()
  })
  return {
    stock(person) {
      const provider = new WebsocketProvider(url, room, new Y.Doc(), {
        WebSocketPolyfill: browserOf(person),
        disableBc: true,
      })
      closing.push(() => provider.destroy())
      return provider
    },
    ours(person) {
      const [socket, fetch] = [browserOf(person), fetchOf(person)]
      const connection = connectRoom({ base: url, room, person, socket, fetch })
      closing.push(() => connection.close())
      return connection
    },
  }
}

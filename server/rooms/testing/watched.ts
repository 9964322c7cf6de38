import { afterEach } from 'vitest'
import { connectRoom, type RoomConnection } from '@/lib/sync/provider'
import type { TestPerson } from './board'
import { browserOf, fetchOf } from './browser'

export type Watched = {
  connection: RoomConnection
  /** The queries of the sockets that it has opened. */
  sockets: URLSearchParams[]
  /** The frames that it was sent. */
  frames: Uint8Array[]
}

/** Our own client, and what it asks for; it hangs up after each test. */
export function watching({ url, room }: { url: string; room: string }) {
  const closing: RoomConnection[] = []
  afterEach(() => {
    for (const connection of closing.splice(0)) connection.close()
  })
  return (person: TestPerson, { fetch = fetchOf(person) } = {}): Watched => {
    const sockets: URLSearchParams[] = []
    const frames: Uint8Array[] = []
    class Socket extends browserOf(person) {
      constructor(address: string | URL) {
        super(address)
        sockets.push(new URL(address).searchParams)
        this.addEventListener('message', ({ data }) => frames.push(new Uint8Array(data)))
      }
    }
    const connection = connectRoom({ base: url, room, person, socket: Socket, fetch })
    closing.push(connection)
    return { connection, sockets, frames }
  }
}

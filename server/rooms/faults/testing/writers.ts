import type * as Y from 'yjs'
import { connectRoom } from '@/lib/sync/provider'
import type { TestPerson } from '../../testing/board'
import { browserOf } from '../../testing/browser'
import { HonestClient } from './honest-client'

/** Somebody who goes on writing whatever happens, and remembers what the server has promised. */
export type Writer = {
  /** Names of all operations, in the order in which they were made. */
  readonly made: readonly string[]
  /** How many of them have been called saved. */
  readonly acknowledged: number
  readonly isJoined: boolean
  /** How it stands, for whoever has to find out why it does not go on. */
  describe(): string
  write(operation: string, change: (doc: Y.Doc) => void): void
  close(): void
}

export type Desk = { url: string; room: string; person: TestPerson }

/** As the page writes: everything is acknowledged whenever it says "Saved". */
export function pageWriter({ url, room, person }: Desk): Writer {
  const connection = connectRoom({ base: url, room, person, socket: browserOf(person) })
  const made: string[] = []
  let acknowledged = 0
  connection.subscribe(() => {
    if (connection.state().saved === 'saved') acknowledged = made.length
  })
  return {
    made,
    get acknowledged() {
      return acknowledged
    },
    get isJoined() {
      return connection.state().link === 'joined'
    },
    describe: () => JSON.stringify(connection.state()),
    write(operation, change) {
      made.push(operation)
      connection.doc.transact(() => change(connection.doc), 'writer')
    },
    close: () => connection.close(),
  }
}

const COME_BACK_AFTER = 100

/** Somebody else's client: each operation is sent at once, with a number of its own. */
export function honestWriter({ url, room, person }: Desk): Writer {
  const client = new HonestClient({ url, room, cookie: person.cookie })
  const made: string[] = []
  const comingBack = setInterval(() => client.connect(), COME_BACK_AFTER)
  client.connect()
  return {
    made,
    get acknowledged() {
      return client.saved
    },
    get isJoined() {
      return client.joined
    },
    describe: () => client.describe(),
    write(operation, change) {
      made.push(operation)
      client.edit(change)
      client.send()
    },
    close() {
      clearInterval(comingBack)
      client.disconnect()
    },
  }
}

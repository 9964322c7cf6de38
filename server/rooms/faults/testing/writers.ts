import type * as Y from 'yjs'
import type { SavedState } from '@/lib/sync/connection-state'
import { connectRoom } from '@/lib/sync/provider'
import type { TestPerson } from '../../testing/board'
import { browserOf } from '../../testing/browser'
import type { Chance } from './chance'
import { HonestClient } from './honest-client'
import { paragraphSaying } from './operations'

/** Somebody who goes on writing whatever happens, and remembers what the server has promised. */
export type Writer = {
  /** Names of all operations, in the order in which they were made. */
  readonly made: readonly string[]
  /** How many of them have been called saved. */
  readonly acknowledged: number
  readonly isJoined: boolean
  readonly doc: Y.Doc
  /** What the page says to the person; other clients say nothing. */
  readonly says: SavedState | null
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
    get doc() {
      return connection.doc
    },
    get says() {
      return connection.state().saved
    },
    describe: () => JSON.stringify(connection.state()),
    write(operation, change) {
      made.push(operation)
      connection.doc.transact(() => change(connection.doc), 'writer')
    },
    close: () => connection.close(),
  }
}

export const isSettled = ({ isJoined, acknowledged, made }: Writer): boolean =>
  isJoined && acknowledged === made.length

export type Load = { stop(): void }

/** Everybody writes once in so many milliseconds, out of step with the others. */
export function startLoad(
  writers: readonly Writer[],
  { every, chance }: { every: number; chance: Chance },
): Load {
  const timers = new Set<NodeJS.Timeout>()
  writers.forEach((writer, who) => {
    const write = () => {
      const operation = `${who}-${writer.made.length + 1}`
      writer.write(operation, paragraphSaying(operation, chance))
    }
    const first = setTimeout(() => timers.add(setInterval(write, every)), chance.below(every))
    timers.add(first)
  })
  return { stop: () => timers.forEach(clearInterval) }
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
    get doc() {
      return client.doc
    },
    says: null,
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

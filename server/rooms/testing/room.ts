import { afterAll, afterEach, expect } from 'vitest'
import * as Y from 'yjs'
import type { Clock } from '@/lib/platform/clock'
import { decodeSegments } from '@/lib/sync/segments'
import type { DatabaseUrls } from '../../embedded/cluster'
import { testDatabase } from '../../embedded/testing'
import { type TestBoard, testBoard } from './board'
import { RawClient, type Visit } from './raw-client'
import { type TestServer, testServer } from './server'
import { until } from './until'

export type LogRow = { seq: string; payload: Buffer }

/** A board with its database, a sync server in front of it, and clients. */
export type TestRoom = {
  urls: DatabaseUrls
  board: TestBoard
  server: TestServer
  /** A client that knocks, let in or not. */
  visit(details?: Partial<Visit>): RawClient
  /** A client that has the whole document. */
  joined(details?: Partial<Visit>): Promise<RawClient>
  /** What the room's log holds. */
  rows(): Promise<LogRow[]>
  /** The same, read by nothing but Yjs. */
  stored(): Promise<Y.Doc>
}

/**
 * Arranges a room for one file of tests: `const room = await testRoom()` at its top. Clients hang up
 * after each test, and everything stops after the last.
 */
export async function testRoom(
  parts: { maxDocument?: number; clock?: Clock } = {},
): Promise<TestRoom> {
  const urls = await testDatabase()
  const board = await testBoard(urls)
  const server = await testServer(urls, parts)
  const clients: RawClient[] = []
  afterEach(() => {
    for (const client of clients.splice(0)) client.close()
  })
  afterAll(async () => {
    await server.close()
    await board.close()
  })

  const visit = (details: Partial<Visit> = {}) => {
    const client = new RawClient({ url: server.url, room: board.room, ...details })
    clients.push(client)
    return client
  }
  const rows = async () => {
    const log = 'select seq, payload from room_log where room = $1 order by seq'
    return (await board.db.query<LogRow>(log, [board.room])).rows
  }
  return {
    urls,
    board,
    server,
    visit,
    rows,
    async joined(details) {
      const client = visit(details)
      await until(() => expect(client.joined).toBe(true))
      return client
    },
    async stored() {
      const doc = new Y.Doc()
      for (const { payload } of await rows()) {
        for (const { update } of decodeSegments(payload)) Y.applyUpdate(doc, update)
      }
      return doc
    },
  }
}

/** An update that makes this change in an empty document, under this client id. */
export function updateOf(change: (doc: Y.Doc) => void, client?: number): Uint8Array {
  const doc = new Y.Doc()
  if (client !== undefined) doc.clientID = client
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Rejection } from '@/lib/sync/messages'
import { connectRoom, type RoomConnection } from '@/lib/sync/provider'
import { testDatabase } from '../embedded/testing'
import { TEST_ORIGIN, type TestBoard, type TestPerson, testBoard } from './testing/board'
import { type TestServer, testServer } from './testing/server'

const SOON = { timeout: 15_000, interval: 10 }

let board: TestBoard
let server: TestServer
const closing: (() => void)[] = []

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  server = await testServer(urls)
})

afterEach(() => {
  for (const close of closing.splice(0)) close()
})

afterAll(async () => {
  await server.close()
  await board.close()
})

/** The socket of a browser in which this person is signed in. */
function browserOf({ cookie }: TestPerson): typeof globalThis.WebSocket {
  class SignedIn extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: TEST_ORIGIN } })
    }
  }
  return SignedIn as unknown as typeof globalThis.WebSocket
}

function stock(person: TestPerson): WebsocketProvider {
  const provider = new WebsocketProvider(server.url, board.room, new Y.Doc(), {
    WebSocketPolyfill: browserOf(person),
    disableBc: true,
  })
  closing.push(() => provider.destroy())
  return provider
}

function ours(person: TestPerson): RoomConnection {
  const connection = connectRoom({
    base: server.url,
    room: board.room,
    person,
    socket: browserOf(person),
  })
  closing.push(() => connection.close())
  return connection
}

test('SYNC-6 an unmodified y-websocket client joins, edits and sees others', async () => {
  const [kari, per] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const [a, b] = [stock(kari), ours(per)]
  await vi.waitFor(() => {
    expect(a.synced).toBe(true)
    expect(b.state()).toMatchObject({ link: 'joined', access: 'read-write', saved: 'saved' })
  }, SOON)
  a.doc.getMap('cards').set('stock', 1)
  b.doc.getMap('cards').set('ours', 2)
  expect(b.state().saved).toBe('saving')
  await vi.waitFor(() => {
    expect(a.doc.getMap('cards').toJSON()).toMatchObject({ stock: 1, ours: 2 })
    expect(b.doc.getMap('cards').toJSON()).toMatchObject({ stock: 1, ours: 2 })
    expect(b.state().saved).toBe('saved')
  }, SOON)

  a.awareness.setLocalState({ cursor: { x: 1, y: 2 }, user: { name: 'somebody else' } })
  b.awareness.setLocalState({ cursor: { x: 3, y: 4 } })
  await vi.waitFor(() => {
    expect(b.awareness.getStates().get(a.doc.clientID)).toMatchObject({
      cursor: { x: 1, y: 2 },
      user: { id: kari.id, name: 'Kari <b>Nordmann</b>' },
    })
    expect(a.awareness.getStates().get(b.doc.clientID)).toMatchObject({
      cursor: { x: 3, y: 4 },
      user: { id: per.id },
    })
  }, SOON)
  b.close()
  await vi.waitFor(() => expect(a.awareness.getStates().has(b.doc.clientID)).toBe(false), SOON)
})

test('SYNC-23 a paste of more than a megabyte is saved', async () => {
  const [a, b] = [ours(await board.addPerson('participant')), ours(await board.addPerson('reader'))]
  await vi.waitFor(() => {
    expect(a.state().link).toBe('joined')
    expect(b.state().link).toBe('joined')
  }, SOON)
  const pasted = 'tang og tare '.repeat(100_000)
  a.doc.getMap('cards').set('pasted', new Y.Text(pasted))
  await vi.waitFor(() => {
    expect(a.state()).toMatchObject({ link: 'joined', saved: 'saved' })
    expect(String(b.doc.getMap('cards').get('pasted'))).toBe(pasted)
  }, SOON)
  a.doc.getMap('cards').delete('pasted')
})

test('SYNC-24 after a refusal the words are kept and the document is rebuilt', async () => {
  const person = await board.addPerson('participant')
  const connection = ours(person)
  await vi.waitFor(() => expect(connection.state().saved).toBe('saved'), SOON)
  await vi.waitFor(() => expect(connection.state().link).toBe('joined'), SOON)
  const refusedDoc = connection.doc
  await board.setRole(person, 'reader')
  connection.doc.getMap('cards').set('lost', new Y.Text('my own words'))
  await vi.waitFor(() => {
    expect(connection.state()).toMatchObject({
      link: 'joined',
      saved: 'saved',
      access: 'read-only',
      refused: { code: Rejection.readOnly, text: 'my own words' },
    })
  }, SOON)
  expect(connection.doc).not.toBe(refusedDoc)
  expect(connection.doc.clientID).not.toBe(refusedDoc.clientID)
  expect(connection.doc.getMap('cards').has('lost')).toBe(false)
  connection.dismissRefusal()
  expect(connection.state().refused).toBeUndefined()
})

test('SYNC-25 a connection comes back by itself with what was written meanwhile', async () => {
  const connection = ours(await board.addPerson('participant'))
  await vi.waitFor(() => expect(connection.state().link).toBe('joined'), SOON)
  await server.stop()
  await vi.waitFor(() => expect(connection.state().link).toBe('connecting'), SOON)
  connection.doc.getMap('cards').set('meanwhile', 1)
  await vi.waitFor(() => expect(connection.state().saved).toBe('not-saved'), SOON)
  server.restart()
  await vi.waitFor(() => {
    expect(connection.state()).toMatchObject({ link: 'joined', saved: 'saved' })
  }, SOON)
})

test('SYNC-25 a permanent close ends reconnecting and says why', async () => {
  const connection = ours(await board.addPerson(null))
  await vi.waitFor(() => {
    expect(connection.state()).toMatchObject({ link: 'closed', ended: { code: 4403 } })
  }, SOON)
})

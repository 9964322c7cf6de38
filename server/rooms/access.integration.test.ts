import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Rejection } from '@/lib/sync/messages'
import { testDatabase } from '../embedded/testing'
import { cookieFor, type TestBoard, testBoard } from './testing/board'
import { RawClient, type Visit } from './testing/raw-client'
import { type TestServer, testServer } from './testing/server'

const SOON = { timeout: 15_000, interval: 10 }

let board: TestBoard
let server: TestServer
const clients: RawClient[] = []

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  server = await testServer(urls)
})

afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

afterAll(async () => {
  await server.close()
  await board.close()
})

function visit(details: Partial<Visit>): RawClient {
  const client = new RawClient({ url: server.url, room: board.room, ...details })
  clients.push(client)
  return client
}

async function joined(details: Partial<Visit>): Promise<RawClient> {
  const client = visit(details)
  await vi.waitFor(() => expect(client.joined).toBe(true), SOON)
  return client
}

const closedWith = (client: RawClient, code: number) =>
  vi.waitFor(() => expect(client.closed?.code).toBe(code), SOON)

const rowsOf = async () =>
  (await board.db.query('select seq from room_log where room = $1', [board.room])).rows.length

test('SYNC-3 a foreign, missing, null or look-alike Origin is refused with HTTP 403', async () => {
  const { cookie } = await board.addPerson('participant')
  for (const origin of ['http://elsewhere.test', '', 'null', 'http://framsyn.test.evil.test']) {
    const client = visit({ cookie, origin })
    await vi.waitFor(() => expect(client.refusedWith).toBe(403), SOON)
  }
})

test('SYNC-3 without a valid session the socket opens and closes 4401, unread', async () => {
  const { token } = await board.addPerson('participant')
  const forged = cookieFor(token, 'another secret that is long enough to sign')
  for (const cookie of [undefined, 'framsyn.session_token=x.y', forged, cookieFor(randomUUID())]) {
    const client = visit({ cookie })
    client.socket.on('open', () => client.edit((doc) => doc.getMap('cards').set('x', 1)))
    await closedWith(client, 4401)
    expect(client.frames).toEqual([])
  }
})

test('SYNC-3 a token in the address counts for nothing', async () => {
  const { token } = await board.addPerson('participant')
  await closedWith(visit({ room: `${board.room}?token=${token}` }), 4401)
})

test('SYNC-3 no access and no such room get the same answer', async () => {
  const stranger = await board.addPerson(null)
  const rooms = [
    board.room,
    `board.${randomUUID()}`,
    `layer.${board.boardId}.${randomUUID()}`,
    `draft.${randomUUID()}.${stranger.id}`,
  ]
  for (const room of rooms) {
    const client = visit({ ...stranger, room })
    await closedWith(client, 4403)
    expect(client.closed?.reason).toBe('')
    expect(client.frames).toEqual([])
  }
})

test('SYNC-1 names that are no room are refused, and nothing is made by connecting', async () => {
  const { cookie } = await board.addPerson('participant')
  const before = (await board.db.query('select count(*) from room_head')).rows
  for (const room of ['../x', '%2e%2e', 'x%00y', 'a'.repeat(10_000), 'board.1', `${board.room}x`]) {
    await closedWith(visit({ cookie, room }), 4400)
  }
  expect((await board.db.query('select count(*) from room_head')).rows).toEqual(before)
})

test('SYNC-5 sign-out closes open sockets with 4401', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  await board.db.query('delete from auth_session where token = $1', [person.token])
  await closedWith(client, 4401)
})

test('SYNC-5 a session that expires closes its sockets with 4401', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  await board.db.query('update auth_session set expires_at = now() where token = $1', [
    person.token,
  ])
  await closedWith(client, 4401)
})

test('SYNC-5 somebody who is taken off the board is closed, and their edits leave no row', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  await board.setRole(person, null)
  const before = await rowsOf()
  client.edit((doc) => doc.getMap('cards').set('too late', 1))
  await closedWith(client, 4403)
  await closedWith(visit(person), 4403)
  expect(await rowsOf()).toBe(before)
})

test('SYNC-5 who becomes a reader is told, and the next update is rejected', async () => {
  const person = await board.addPerson('participant')
  const other = await joined(await board.addPerson('participant'))
  const client = await joined(person)
  client.edit((doc) => doc.getMap('cards').set('while writing', 1))
  await vi.waitFor(() => expect(other.doc.getMap('cards').has('while writing')).toBe(true), SOON)
  await board.setRole(person, 'reader')
  const before = await rowsOf()
  client.edit((doc) => doc.getMap('cards').set('while reading', 1))
  client.sendSaved(1)
  await vi.waitFor(
    () => expect(client.rejected).toEqual([{ code: Rejection.readOnly, n: 0 }]),
    SOON,
  )
  expect(client.saved).toEqual([])
  expect(await rowsOf()).toBe(before)
  other.edit((doc) => doc.getMap('cards').set('still', 1))
  await vi.waitFor(() => expect(client.doc.getMap('cards').has('still')).toBe(true), SOON)
  expect(other.doc.getMap('cards').has('while reading')).toBe(false)
})

test('SYNC-15 a reader that is in step sends its whole delete set and is not rejected', async () => {
  const writer = await joined(await board.addPerson('participant'))
  writer.edit((doc) => doc.getMap('cards').set('gone', 1))
  writer.edit((doc) => doc.getMap('cards').delete('gone'))
  writer.sendSaved(1)
  await vi.waitFor(() => expect(writer.saved).toEqual([1]), SOON)
  const before = await rowsOf()
  const reader = await joined(await board.addPerson('reader'))
  reader.sendUpdate(Y.encodeStateAsUpdate(reader.doc), 1)
  reader.sendSaved(1)
  await vi.waitFor(() => expect(reader.saved).toEqual([1]), SOON)
  expect(reader.rejected).toEqual([])
  expect(await rowsOf()).toBe(before)
})

test('SYNC-23 the twenty-first connection of one person is turned away, others are not', async () => {
  const [person, other] = [await board.addPerson('reader'), await board.addPerson('reader')]
  await Promise.all(Array.from({ length: 20 }, () => joined(person)))
  await closedWith(visit(person), 4529)
  await joined(other)
})

test('SYNC-26 a client older than the document schema is told to reload', async () => {
  await closedWith(visit({ ...(await board.addPerson('participant')), version: 0 }), 4408)
})

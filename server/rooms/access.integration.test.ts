import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rejection, SyncStep } from '@/lib/sync/messages'
import { cookieFor } from './testing/board'
import { testRoom } from './testing/room'
import { testServer } from './testing/server'
import { closes, rejects, saves, until } from './testing/until'

const { urls, board, visit, joined, rows } = await testRoom()

test('SYNC-3 a foreign, missing, null or look-alike Origin is refused with HTTP 403', async () => {
  const { cookie } = await board.addPerson('participant')
  for (const origin of ['http://elsewhere.test', '', 'null', 'http://framsyn.test.evil.test']) {
    const client = visit({ cookie, origin })
    await until(() => expect(client.refusedWith).toBe(403))
  }
})

test('SYNC-3 without a valid session the socket opens and closes 4401, unread', async () => {
  const { token } = await board.addPerson('participant')
  const forged = cookieFor(token, 'another secret that is long enough to sign')
  for (const cookie of [undefined, 'framsyn.session_token=x.y', forged, cookieFor(randomUUID())]) {
    const client = visit({ cookie })
    client.socket.on('open', () => client.edit((doc) => doc.getMap('cards').set('x', 1)))
    await closes(client, 4401)
    expect(client.frames).toEqual([])
  }
})

test('SYNC-3 a token in the address counts for nothing, and stands in no log', async () => {
  const { token } = await board.addPerson('participant')
  await closes(visit({ room: `${board.room}?token=${token}` }), 4401)

  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  const lost = await testServer(
    { ...urls, syncUrl: urls.syncUrl.replace(/test_/, 'lost_') },
    { log },
  )
  const cookie = cookieFor(token)
  const client = visit({ url: lost.url, cookie, room: `${board.room}?token=${token}` })
  await until(() => expect(client.refusedWith).toBe(503))
  await lost.close()
  expect(lines.join()).toContain('access to a room could not be decided')
  expect(lines.join()).not.toContain(token)
})

test('security: nothing is compressed, whatever a client offers', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  expect(client.offered).toContain('permessage-deflate')
  expect(client.socket.extensions).toBe('')
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
    await closes(client, 4403)
    expect(client.closed?.reason).toBe('')
    expect(client.frames).toEqual([])
  }
})

test('SYNC-1 names that are no room are refused, and nothing is made by connecting', async () => {
  const { cookie } = await board.addPerson('participant')
  const heads = async () => (await board.db.query('select room from room_head')).rows
  const before = await heads()
  const names = ['../x', '%2e%2e', '%2e%2e%2fx', 'x%00y', 'a'.repeat(10_000), 'board.1', '']
  for (const name of [...names, `${board.room}x`, board.room.toUpperCase(), `${board.room}/`]) {
    await closes(visit({ cookie, path: `/sync/${name}?v=1` }), 4400)
  }
  const split = visit({ cookie, path: `/sync/${board.room}\0?v=1` })
  await until(() => expect(split.refusedWith).toBe(400))
  await closes(visit({ cookie, room: `board.${randomUUID()}` }), 4403)
  expect(await heads()).toEqual(before)
})

test('SYNC-5 sign-out closes open sockets with 4401', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  await board.db.query('delete from auth_session where token = $1', [person.token])
  await closes(client, 4401)
})

test('SYNC-5 a session that expires closes its sockets with 4401', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  await board.db.query('update auth_session set expires_at = now() where token = $1', [
    person.token,
  ])
  await closes(client, 4401)
})

test('SYNC-5 somebody who is taken off the board is closed, and their edits leave no row', async () => {
  const person = await board.addPerson('participant')
  const client = await joined(person)
  await board.setRole(person, null)
  const before = await rows()
  client.edit((doc) => doc.getMap('cards').set('too late', 1))
  await closes(client, 4403)
  expect(await rows()).toEqual(before)
})

test('SYNC-5 what somebody wrote offline before they were removed leaves no row when it comes', async () => {
  const person = await board.addPerson('participant')
  const { doc } = await joined(person)
  doc.getMap('cards').set('offline', 1)
  await board.setRole(person, null)
  const before = await rows()
  for (const step of [SyncStep.step2, SyncStep.update]) {
    const returning = visit(person)
    returning.socket.on('open', () => returning.sendUpdate(Y.encodeStateAsUpdate(doc), step))
    await closes(returning, 4403)
  }
  expect(await rows()).toEqual(before)
})

test('SYNC-5 who becomes a reader is told, and the next update is rejected', async () => {
  const person = await board.addPerson('participant')
  const other = await joined(await board.addPerson('participant'))
  const client = await joined(person)
  client.edit((doc) => doc.getMap('cards').set('while writing', 1))
  await until(() => expect(other.doc.getMap('cards').has('while writing')).toBe(true))
  await board.setRole(person, 'reader')
  const before = await rows()
  client.edit((doc) => doc.getMap('cards').set('while reading', 1))
  client.sendSaved(1)
  await rejects(client, Rejection.readOnly)
  expect(client.saved).toEqual([])
  expect(await rows()).toEqual(before)
  other.edit((doc) => doc.getMap('cards').set('still', 1))
  await until(() => expect(client.doc.getMap('cards').has('still')).toBe(true))
  expect(other.doc.getMap('cards').has('while reading')).toBe(false)
})

test('SYNC-15 a reader that is in step sends its whole delete set and is not rejected', async () => {
  const writer = await joined(await board.addPerson('participant'))
  writer.edit((doc) => doc.getMap('cards').set('gone', 1))
  writer.edit((doc) => doc.getMap('cards').delete('gone'))
  writer.sendSaved(1)
  await saves(writer, 1)
  const before = await rows()
  const reader = await joined(await board.addPerson('reader'))
  reader.sendUpdate(Y.encodeStateAsUpdate(reader.doc), 1)
  reader.sendSaved(1)
  await saves(reader, 1)
  expect(reader.rejected).toEqual([])
  expect(await rows()).toEqual(before)
})

test('SYNC-15 what a reader answers to SyncStep1 is rejected when it holds something new', async () => {
  const other = await joined(await board.addPerson('participant'))
  const reader = await joined(await board.addPerson('reader'))
  const before = await rows()
  reader.doc.getMap('cards').set('by a reader', 1)
  reader.sendUpdate(Y.encodeStateAsUpdate(reader.doc), SyncStep.step2)
  reader.sendSaved(1)
  await rejects(reader, Rejection.readOnly)
  expect(reader.saved).toEqual([])
  expect(await rows()).toEqual(before)
  expect(other.doc.getMap('cards').has('by a reader')).toBe(false)
})

test('SYNC-26 a client older than the document schema is told to reload', async () => {
  await closes(visit({ ...(await board.addPerson('participant')), version: 0 }), 4408)
})

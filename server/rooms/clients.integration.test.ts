import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rejection } from '@/lib/sync/messages'
import { providersOf } from './testing/providers'
import { testRoom } from './testing/room'
import { until } from './testing/until'

const { board, server } = await testRoom()
const { stock, ours } = providersOf({ url: server.url, room: board.room })

test('SYNC-6 an unmodified y-websocket client joins, edits and sees others', async () => {
  const [kari, per] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const [a, b] = [stock(kari), ours(per)]
  await until(() => {
    expect(a.synced).toBe(true)
    expect(b.state()).toMatchObject({ link: 'joined', access: 'read-write', saved: 'saved' })
  })
  a.doc.getMap('cards').set('stock', 1)
  b.doc.getMap('cards').set('ours', 2)
  expect(b.state().saved).toBe('saving')
  await until(() => {
    expect(a.doc.getMap('cards').toJSON()).toMatchObject({ stock: 1, ours: 2 })
    expect(b.doc.getMap('cards').toJSON()).toMatchObject({ stock: 1, ours: 2 })
    expect(b.state().saved).toBe('saved')
  })

  a.awareness.setLocalState({ cursor: { x: 1, y: 2 }, user: { name: 'somebody else' } })
  b.awareness.setLocalState({ cursor: { x: 3, y: 4 } })
  await until(() => {
    expect(b.awareness.getStates().get(a.doc.clientID)).toMatchObject({
      cursor: { x: 1, y: 2 },
      user: { id: kari.id, name: 'Kari <b>Nordmann</b>' },
    })
    expect(a.awareness.getStates().get(b.doc.clientID)).toMatchObject({
      cursor: { x: 3, y: 4 },
      user: { id: per.id },
    })
  })
  b.close()
  await until(() => expect(a.awareness.getStates().has(b.doc.clientID)).toBe(false))
})

test('SYNC-23 a paste of more than a megabyte is saved', async () => {
  const [a, b] = [ours(await board.addPerson('participant')), ours(await board.addPerson('reader'))]
  await until(() => {
    expect(a.state().link).toBe('joined')
    expect(b.state().link).toBe('joined')
  })
  const pasted = 'tang og tare '.repeat(100_000)
  a.doc.getMap('cards').set('pasted', new Y.Text(pasted))
  await until(() => {
    expect(a.state()).toMatchObject({ link: 'joined', saved: 'saved' })
    expect(String(b.doc.getMap('cards').get('pasted'))).toBe(pasted)
  })
  a.doc.getMap('cards').delete('pasted')
})

test('SYNC-24 after a refusal the words are kept and the document is rebuilt', async () => {
  const person = await board.addPerson('participant')
  const connection = ours(person)
  await until(() => expect(connection.state().saved).toBe('saved'))
  await until(() => expect(connection.state().link).toBe('joined'))
  const refusedDoc = connection.doc
  await board.setRole(person, 'reader')
  connection.doc.getMap('cards').set('lost', new Y.Text('my own words'))
  await until(() => {
    expect(connection.state()).toMatchObject({
      link: 'joined',
      saved: 'saved',
      access: 'read-only',
      refused: { code: Rejection.readOnly, text: 'my own words' },
    })
  })
  expect(connection.doc).not.toBe(refusedDoc)
  expect(connection.doc.clientID).not.toBe(refusedDoc.clientID)
  expect(connection.doc.getMap('cards').has('lost')).toBe(false)
  connection.dismissRefusal()
  expect(connection.state().refused).toBeUndefined()
})

test('SYNC-25 a connection comes back by itself with what was written meanwhile', async () => {
  const connection = ours(await board.addPerson('participant'))
  await until(() => expect(connection.state().link).toBe('joined'))
  await server.stop()
  await until(() => expect(connection.state().link).toBe('connecting'))
  connection.doc.getMap('cards').set('meanwhile', 1)
  await until(() => expect(connection.state().saved).toBe('not-saved'))
  server.restart()
  await until(() => {
    expect(connection.state()).toMatchObject({ link: 'joined', saved: 'saved' })
  })
})

test('SYNC-25 a permanent close ends reconnecting and says why', async () => {
  const connection = ours(await board.addPerson(null))
  await until(() => {
    expect(connection.state()).toMatchObject({ link: 'closed', ended: { code: 4403 } })
  })
})

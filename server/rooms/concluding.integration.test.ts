import { expect, test } from 'vitest'
import { Rejection } from '@/lib/sync/messages'
import { HonestClient } from './faults/testing/honest-client'
import { testRoom } from './testing/room'
import { rejects, saves, until } from './testing/until'

const { board, server, joined } = await testRoom()

/** Two write the same entry at once; one of them loses, and nobody has said that it is deleted. */
async function oneOfTwoHasWon(): Promise<void> {
  const people = [await board.addPerson('participant'), await board.addPerson('participant')]
  const clients = people.map(
    ({ cookie }) => new HonestClient({ url: server.url, room: board.room, cookie }),
  )
  for (const client of clients) client.connect()
  await until(() => expect(clients.every((client) => client.joined)).toBe(true))
  for (const [at, client] of clients.entries())
    client.edit((doc) => doc.getMap('cards').set('one', at))
  for (const client of clients) client.send()
  await until(() => expect(clients.every(({ isSettled }) => isSettled)).toBe(true))
  for (const client of clients) client.disconnect()
}

test('SYNC-15 a reader is not refused for deletions that follow from what others wrote', async () => {
  await oneOfTwoHasWon()
  const readers = [await board.addPerson('reader'), await board.addPerson('reader')]
  for (const { cookie } of readers) {
    const reader = new HonestClient({ url: server.url, room: board.room, cookie })
    reader.connect()
    await until(() => {
      expect(reader.isSettled).toBe(true)
      expect([...reader.promised.keys()]).toEqual([reader.doc.clientID])
    })
    expect(reader.refusals).toBe(0)
    expect(reader.doc.getMap('cards').has('one')).toBe(true)
    reader.disconnect()
  }
})

test('SYNC-15 a reader who deletes is refused', async () => {
  const reader = await joined(await board.addPerson('reader'))
  reader.edit((doc) => doc.getMap('cards').delete('one'))
  await rejects(reader, Rejection.readOnly)
  const late = await joined(await board.addPerson('reader'))
  expect(late.doc.getMap('cards').has('one')).toBe(true)
  late.sendSaved(1)
  await saves(late, 1)
})

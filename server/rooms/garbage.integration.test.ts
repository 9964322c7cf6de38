import { expect, test } from 'vitest'
import { garbageFrame } from './testing/garbage'
import { testRoom } from './testing/room'
import { saves, until } from './testing/until'

/** Of the ten thousand of `garbage.test.ts`. */
const SENT = 300

const { board, joined } = await testRoom()

test('security: the server reads frames of chance and goes on for everybody else', async () => {
  const [bad, good] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const other = await joined(good)
  for (let seed = 0; seed < SENT; seed += 10) {
    const clients = await Promise.all(Array.from({ length: 10 }, () => joined(bad)))
    for (const [at, client] of clients.entries()) client.socket.send(garbageFrame(seed + at))
    for (const client of clients) {
      client.close()
      await until(() => expect(client.closed).not.toBeNull())
    }
  }
  other.edit((doc) => doc.getMap('cards').set('undisturbed', 1))
  other.sendSaved(1)
  await saves(other, 1)
  expect((await joined(bad)).doc.getMap('cards').get('undisturbed')).toBe(1)
  expect(other.doc.store.pendingStructs).toBeNull()
})

import { expect, test } from 'vitest'
import { testBoard } from './testing/board'
import { headLocked } from './testing/holding'
import type { RawClient } from './testing/raw-client'
import { twoNodes } from './testing/two-nodes'
import { saves, until } from './testing/until'

const nodes = twoNodes()

const write = (client: RawClient, key: string) =>
  client.edit((doc) => doc.getMap('cards').set(key, 1))

test('SYNC-10 a transaction that hangs with the head of one room does not keep another from saving', async () => {
  const { board, kari, near, urls } = nodes
  const other = await testBoard(urls)
  const { client: stuck } = await near.joined(board.room, kari)
  const { client: calm } = await near.joined(other.room, await other.addPerson('participant'))
  const release = await headLocked(board)
  write(stuck, 'waits')
  stuck.sendSaved(1)
  await until(() => expect(near.rooms.waiting.entries).toBe(1))
  for (let n = 1; n <= 20; n++) {
    write(calm, `card ${n}`)
    calm.sendSaved(n)
    await until(() => expect(calm.saved.at(-1)).toBe(n))
  }
  expect(stuck.saved).toEqual([])
  expect(stuck.closed).toBeFalsy()
  await release()
  await saves(stuck, 1)
  await other.close()
})

test('SYNC-10 of two nodes that write in one room without a pause both get their turn', async () => {
  const { board, kari, near, far } = nodes
  const both = await Promise.all([near, far].map((node) => node.joined(board.room, kari)))
  const heard = both.map(
    ({ client }) =>
      () =>
        client.saved.at(-1) ?? 0,
  )
  const isDone = () => heard.every((last) => last() >= 50)
  const writing = both.map(async ({ client }, at) => {
    for (let n = 1; !isDone(); n++) {
      write(client, `${at} ${n}`)
      client.sendSaved(n)
      await new Promise(setImmediate)
      if (n % 5 === 0) await until(() => expect(heard[at]?.()).toBeGreaterThanOrEqual(n - 5))
    }
  })
  await Promise.all(writing)
})

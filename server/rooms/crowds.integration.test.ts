import { expect, test } from 'vitest'
import { testRoom } from './testing/room'
import { closes, until } from './testing/until'

const { board, visit, joined } = await testRoom()

test('SYNC-23 the twenty-first connection of one person is turned away, others are not', async () => {
  const [person, other] = [await board.addPerson('reader'), await board.addPerson('reader')]
  await Promise.all(Array.from({ length: 20 }, () => joined(person)))
  await closes(visit(person), 4529)
  await joined(other)
})

test('SYNC-23 of two thousand sockets of one account twenty stay, and others work', async () => {
  const [greedy, other] = [await board.addPerson('reader'), await board.addPerson('participant')]
  const writer = await joined(other)
  let [stayed, turnedAway] = [0, 0]
  for (let wave = 1; wave <= 20; wave++) {
    const sockets = Array.from({ length: 100 }, () => visit(greedy))
    writer.edit((doc) => doc.getMap('cards').set('wave', wave))
    writer.sendSaved(wave)
    await until(() => expect(sockets.every(({ joined, closed }) => joined || closed)).toBe(true))
    stayed += sockets.filter(({ closed }) => !closed).length
    turnedAway += sockets.filter(({ closed }) => closed?.code === 4529).length
    await until(() => expect(writer.saved.at(-1)).toBe(wave))
  }
  expect([stayed, turnedAway]).toEqual([20, 1_980])
  const late = await joined(other)
  expect(late.doc.getMap('cards').get('wave')).toBe(20)
}, 60_000)

test('SYNC-23 a place is free again when a connection has gone', async () => {
  const person = await board.addPerson('reader')
  const [first] = await Promise.all(Array.from({ length: 20 }, () => joined(person)))
  await closes(visit(person), 4529)
  first?.close()
  await until(async () => {
    const next = visit(person)
    await until(() => expect(next.joined || next.closed).toBeTruthy())
    expect(next.joined).toBe(true)
  })
})

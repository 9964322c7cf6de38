import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendChange } from '@/lib/sync/log'
import { Message, SyncStep } from '@/lib/sync/messages'
import { decodeSegments, type Segment } from '@/lib/sync/segments'
import { inTransaction } from '../persistence/pool'
import { testRoom, updateOf } from './testing/room'
import { saves, until } from './testing/until'

const { board, joined, rows, stored } = await testRoom()
const kari = await board.addPerson('participant')
const per = await board.addPerson('participant')

/** As the web process does it: in a transaction of its own. */
const append = (segment: Segment) =>
  inTransaction(board.db, {
    work: (client) =>
      appendChange(client, {
        room: board.room,
        segments: [segment],
        idempotencyKey: randomUUID(),
        node: 'web',
      }),
  })

test('SYNC-10 two clients converge, and saved comes when the log has the edit', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('one', 'from a'))
  a.sendSaved(1)
  b.edit((doc) => doc.getMap('cards').set('two', 'from b'))
  await saves(a, 1)
  expect((await stored()).getMap('cards').get('one')).toBe('from a')
  await until(() => {
    expect(a.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
    expect(b.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
  })
})

test('SYNC-11 each author has a segment of their own, stamped by the server', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const before = (await rows()).length
  a.edit((doc) => doc.getMap('cards').set('a', 1))
  b.edit((doc) => doc.getMap('cards').set('b', 1))
  a.sendSaved(1)
  b.sendSaved(1)
  await Promise.all([saves(a, 1), saves(b, 1)])
  const authors = new Map<number, string>()
  for (const { payload } of (await rows()).slice(before)) {
    for (const { person, update } of decodeSegments(payload)) {
      for (const client of Y.parseUpdateMeta(update).from.keys()) authors.set(client, person)
    }
  }
  expect(authors).toEqual(
    new Map([
      [a.doc.clientID, kari.id],
      [b.doc.clientID, per.id],
    ]),
  )
})

test('SYNC-17 a newcomer gets the tail as SyncStep2 and then SyncStep1', async () => {
  const late = await joined(kari)
  const steps = late.frames.filter(({ type }) => type === Message.sync).map(({ step }) => step)
  expect(steps).toEqual([SyncStep.step2, SyncStep.step1])
  expect(late.doc.getMap('cards').get('one')).toBe('from a')
})

test('SYNC-7 what is known already leaves no row, no frame and no rejection', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('once', 1))
  a.sendSaved(1)
  await saves(a, 1)
  await until(() => expect(b.doc.getMap('cards').has('once')).toBe(true))
  const [stored, frames] = [(await rows()).length, b.frames.length]
  a.sendUpdate(Y.encodeStateAsUpdate(a.doc), SyncStep.step2)
  a.sendSaved(2)
  await saves(a, 1, 2)
  expect((await rows()).length).toBe(stored)
  expect(b.frames.slice(frames).filter(({ type }) => type === Message.sync)).toEqual([])
  expect(a.rejected).toEqual([])
})

test('SYNC-7 a gap is answered with SyncStep1, and saved waits for what was missing', async () => {
  const a = await joined(kari)
  const first = a.frames.length
  const updates: Uint8Array[] = []
  a.doc.on('update', (update) => updates.push(update))
  a.doc.getMap('cards').set('lost on the way', 1)
  a.doc.getMap('cards').set('after the gap', 1)
  a.sendUpdate(updates[1] ?? new Uint8Array())
  a.sendSaved(1)
  await until(() => {
    expect(a.frames.slice(first).some(({ step }) => step === SyncStep.step1)).toBe(true)
  })
  expect(a.saved).toEqual([])
  a.sendUpdate(Y.encodeStateAsUpdate(a.doc), SyncStep.step2)
  await saves(a, 1)
  const b = await joined(per)
  expect(b.doc.getMap('cards').has('lost on the way')).toBe(true)
  expect(b.doc.getMap('cards').has('after the gap')).toBe(true)
})

test('SYNC-16 what another process appends reaches open sockets, and is built upon', async () => {
  const a = await joined(kari)
  const update = updateOf((doc) => doc.getMap('cards').set('written by the server', 1))
  await append({ person: kari.id, onBehalfOf: per.id, update })
  await until(() => {
    expect(a.doc.getMap('cards').has('written by the server')).toBe(true)
  })
  a.edit((doc) => doc.getMap('cards').delete('written by the server'))
  a.sendSaved(1)
  await saves(a, 1)
  expect(a.rejected).toEqual([])
})

test('SYNC-10 a row that another process wrote in between is taken in before the next', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  for (let index = 0; index < 10; index++) {
    const update = updateOf((doc) => doc.getMap('cards').set(`server ${index}`, index))
    a.edit((doc) => doc.getMap('cards').set(`a ${index}`, index))
    await append({ person: kari.id, onBehalfOf: null, update })
    a.sendSaved(index + 1)
  }
  await until(() => expect(a.saved.at(-1)).toBe(10))
  await until(() => {
    for (let index = 0; index < 10; index++) {
      expect(b.doc.getMap('cards').has(`a ${index}`)).toBe(true)
      expect(b.doc.getMap('cards').has(`server ${index}`)).toBe(true)
    }
  })
  const seqs = (await rows()).map(({ seq }) => Number(seq))
  expect(seqs).toEqual(seqs.map((_, at) => at + 1))
})

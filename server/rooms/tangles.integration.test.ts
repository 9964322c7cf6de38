import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rejection } from '@/lib/sync/messages'
import { appended } from './testing/appended'
import { testRoom } from './testing/room'
import { closes, rejects, saves, until } from './testing/until'
import { forged, letter } from './updates/testing'

const COUNT = 3_000

const { board, joined, rows } = await testRoom()
const kari = await board.addPerson('participant')

/** A text that somebody else wrote in one go. */
const doc = await appended(board, {
  person: (await board.addPerson('participant')).id,
  edit: (it) => it.getText('meta').insert(0, 'x'.repeat(2 * COUNT)),
})
const after = (clock: number) => letter({ left: [doc.clientID, clock] })

test('SYNC-7 thirty kilobytes that would stall everybody are refused, and nobody gets them', async () => {
  const [a, b] = [await joined(kari), await joined(await board.addPerson('reader'))]
  const before = (await rows()).length
  a.sendUpdate(
    forged(
      5_001,
      Array.from({ length: COUNT }, (_, at) => after(COUNT - at)),
    ),
  )
  await rejects(a, Rejection.tangled)
  expect((await rows()).length).toBe(before)
  expect(b.doc.getText('meta').length).toBe(2 * COUNT)
})

test('SYNC-23 the same in small pieces is taken for a while, and then the socket is closed as too fast', async () => {
  const person = await board.addPerson('participant')
  const [a, b] = [await joined(person), await joined(await board.addPerson('participant'))]
  for (let piece = 0; piece < 40; piece++) {
    const letters = Array.from({ length: 100 }, (_, at) => after(2 * COUNT - 2 - piece * 100 - at))
    a.sendUpdate(forged(5_002, letters, piece * 100))
  }
  await closes(a, 4529)
  expect(a.rejected).toEqual([])
  const taken = b.doc.getText('meta').length - 2 * COUNT
  expect(taken).toBeLessThan(4_000)
  b.edit((it) => it.getMap('cards').set('undisturbed', 1))
  b.sendSaved(1)
  await saves(b, 1)

  // whoever comes back may do everything that makes no work
  const again = await joined(person)
  again.edit((it) => it.getMap('cards').set('by the same person', 1))
  again.sendSaved(1)
  await saves(again, 1)
  await until(() => expect(b.doc.getMap('cards').has('by the same person')).toBe(true))
})

test('SYNC-7 a thousand prepends from a time offline are saved', async () => {
  const a = await joined(kari)
  const before = Y.encodeStateVector(a.doc)
  for (let at = 0; at < 1_000; at++) a.doc.getText('meta').insert(0, 'y')
  a.sendUpdate(Y.encodeStateAsUpdate(a.doc, before), 1)
  a.sendSaved(1)
  await saves(a, 1)
  expect(a.rejected).toEqual([])
})

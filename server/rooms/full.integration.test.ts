import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { DocumentFull } from '@/lib/sync/log'
import { Message, Rejection } from '@/lib/sync/messages'
import { appended } from './testing/appended'
import type { RawClient } from './testing/raw-client'
import { testRoom } from './testing/room'
import { rejects, saves, until } from './testing/until'

const MEGABYTE = 1024 * 1024
const { board, joined } = await testRoom()
const kari = await board.addPerson('participant')
const reader = await board.addPerson('reader')

/** What a client was told of its access, in order. */
const accessOf = ({ frames }: RawClient) =>
  frames
    .filter(({ type }) => type === Message.event)
    .map(({ content }) => JSON.parse(decoding.readVarString(decoding.createDecoder(content))))
    .filter(({ type }) => type === 'access')
    .map(({ access, reason }) => [access, reason])

const write = (edit: (doc: Y.Doc) => void, doc?: Y.Doc) =>
  appended(board, { person: kari.id, ...(doc && { doc }), edit })

const large = (doc: Y.Doc, card: number) =>
  doc.getMap('cards').set(`card ${card}`, `${card} `.padEnd(MEGABYTE, randomUUID()))

test('SYNC-23 a document of over 32 MB turns read-only, says so, and is writable once it has shrunk', async () => {
  const early = await joined(kari)
  const watching = await joined(reader)
  expect(accessOf(early)).toEqual([['read-write', undefined]])
  const doc = await write((doc) => {
    for (let card = 0; card < 31; card++) large(doc, card)
    doc.getMap('cards').set('nearly', 'x'.repeat(900_000))
  })
  await until(() => expect(early.doc.getMap('cards').size).toBe(32))
  expect(accessOf(early)).toHaveLength(1)

  for (const card of ['one more', 'and one']) {
    early.edit((doc) => doc.getMap('cards').set(card, 'x'.repeat(100_000)))
  }
  early.sendSaved(1)
  await saves(early, 1)
  await until(() => expect(accessOf(early).at(-1)).toEqual(['read-only', 'full']))
  expect(accessOf(watching)).toEqual([['read-only', undefined]])

  early.edit((doc) => doc.getMap('cards').set('too much', 1))
  await rejects(early, Rejection.documentFull, { after: 1 })
  const late = await joined(kari)
  expect(accessOf(late)).toEqual([['read-only', 'full']])
  expect(late.doc.getMap('cards').has('too much')).toBe(false)

  await expect(write((doc) => large(doc, 200))).rejects.toThrow(DocumentFull)
  await write(() => doc.getMap('cards').delete('card 0'), doc)
  late.edit((doc) => {
    for (let card = 1; card < 4; card++) doc.getMap('cards').delete(`card ${card}`)
  })
  late.sendSaved(1)
  await saves(late, 1)
  expect(late.rejected).toEqual([])

  await until(() => expect(accessOf(late).at(-1)).toEqual(['read-write', undefined]))
  late.edit((doc) => doc.getMap('cards').set('again', 1))
  late.sendSaved(2)
  await saves(late, 1, 2)
  await write((doc) => doc.getMap('cards').set('also the server', 1))
}, 60_000)

import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Message, Rejection } from '@/lib/sync/messages'
import { appended } from './testing/appended'
import { providersOf } from './testing/providers'
import type { RawClient } from './testing/raw-client'
import { testRoom } from './testing/room'
import { rejects, saves, until } from './testing/until'

const MEGABYTE = 1024 * 1024

const { board, joined, server } = await testRoom({ maxDocument: 2 * MEGABYTE })
const { ours } = providersOf({ url: server.url, room: board.room })
const kari = await board.addPerson('participant')
const reader = await board.addPerson('reader')

/** What a client was told of its access, in order. */
const accessOf = ({ frames }: RawClient) =>
  frames
    .filter(({ type }) => type === Message.event)
    .map(({ content }) => JSON.parse(decoding.readVarString(decoding.createDecoder(content))))
    .filter(({ type }) => type === 'access')
    .map(({ access, reason }) => [access, reason])

const tells = (client: RawClient, access: string, reason?: string) =>
  until(() => expect(accessOf(client).at(-1)).toEqual([access, reason]))

const put = (doc: Y.Doc, card: string, bytes: number) =>
  doc.getMap('cards').set(card, 'x'.repeat(bytes))

test('SYNC-23 a document that is full turns read-only, says so, takes deletions, and is writable once it has shrunk', async () => {
  const early = await joined(kari)
  const watching = await joined(reader)
  expect(accessOf(early)).toEqual([['read-write', undefined]])
  await appended(board, {
    person: kari.id,
    edit: (doc) => {
      for (let card = 0; card < 4; card++) put(doc, `card ${card}`, MEGABYTE / 2 - 4_000)
    },
  })
  await until(() => expect(early.doc.getMap('cards').size).toBe(4))
  expect(accessOf(early)).toHaveLength(1)

  early.edit((doc) => put(doc, 'one more', 30_000))
  early.sendSaved(1)
  await saves(early, 1)
  await tells(early, 'read-only', 'full')
  expect(accessOf(watching)).toEqual([['read-only', undefined]])

  early.edit((doc) => put(doc, 'too much', 1))
  await rejects(early, Rejection.documentFull, { after: 1 })
  const page = ours(kari)
  await until(() => expect(page.state()).toMatchObject({ link: 'joined', access: 'full' }))
  const late = await joined(kari)
  expect(accessOf(late)).toEqual([['read-only', 'full']])
  expect(late.doc.getMap('cards').has('too much')).toBe(false)

  late.edit((doc) => doc.getMap('cards').delete('card 0'))
  late.sendSaved(1)
  page.doc.getMap('cards').delete('card 1')
  await saves(late, 1)
  expect(late.rejected).toEqual([])

  await tells(late, 'read-write')
  late.edit((doc) => put(doc, 'again', 1))
  late.sendSaved(2)
  await saves(late, 1, 2)
  await until(() => expect(page.state()).toMatchObject({ saved: 'saved', access: 'read-write' }))
  expect(page.state().refused).toBeUndefined()
  await until(() => expect([...late.doc.getMap('cards').keys()]).not.toContain('card 1'))
  expect(accessOf(watching)).toHaveLength(1)
})

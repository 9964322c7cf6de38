import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { appendChange, type Segment } from '@/lib/sync/log'
import { decodeSegments } from '@/lib/sync/segments'
import { inTransaction } from '../persistence/pool'
import { testRoom, updateOf } from './testing/room'
import { until } from './testing/until'

const { board, joined, rows, stored } = await testRoom()
const kari = await board.addPerson('participant')
const per = await board.addPerson('participant')

const segment = (
  key: string,
  { author, asked = null }: { author: string; asked?: string | null },
) =>
  ({
    person: author,
    onBehalfOf: asked,
    update: updateOf((doc) => doc.getMap('cards').set(key, 1)),
  }) satisfies Segment

/** In one transaction with a change of a row, as publishing a draft is. */
const publish = (
  segments: readonly Segment[],
  { idempotencyKey = String(randomUUID()), title = 'Tare', fails = false } = {},
) =>
  inTransaction(board.db, {
    work: async (client) => {
      await client.query('update board set title = $2 where id = $1', [board.boardId, title])
      const change = { room: board.room, segments, idempotencyKey, node: 'web' }
      const written = await appendChange(client, change)
      if (fails) throw new Error('something after it went wrong')
      return written
    },
  })

const titleOf = async () =>
  (await board.db.query('select title from board where id = $1', [board.boardId])).rows[0]?.title

test('SYNC-16 a change that is asked for twice is written once', async () => {
  const before = (await rows()).length
  const idempotencyKey = 'publish the draft'
  const first = await publish([segment('once', { author: kari.id })], { idempotencyKey })
  const again = await publish([segment('twice', { author: kari.id })], { idempotencyKey })
  expect([first.repeated, again.repeated]).toEqual([false, true])
  expect(again.seq).toBe(first.seq)
  expect((await rows()).length).toBe(before + 1)
  expect((await stored()).getMap('cards').has('twice')).toBe(false)
})

test('SYNC-16 the document changes together with its row, or neither does', async () => {
  const before = await rows()
  const half = publish([segment('half', { author: kari.id })], { title: 'Half', fails: true })
  await expect(half).rejects.toThrow('something after it')
  expect(await titleOf()).toBe('Tare')
  expect(await rows()).toEqual(before)
  await publish([segment('whole', { author: kari.id })], { title: 'Whole' })
  expect(await titleOf()).toBe('Whole')
  expect((await stored()).getMap('cards').has('whole')).toBe(true)
})

test('SYNC-16 what several wrote and one asked for says so, author by author', async () => {
  await publish([
    segment('by Kari', { author: kari.id, asked: per.id }),
    segment('by Per', { author: per.id }),
  ])
  const last = (await rows()).at(-1)
  const said = decodeSegments(last?.payload ?? Buffer.alloc(0))
  expect(said.map(({ person, onBehalfOf }) => ({ person, onBehalfOf }))).toEqual([
    { person: kari.id, onBehalfOf: per.id },
    { person: per.id, onBehalfOf: null },
  ])
})

test('SYNC-16 nothing is written under a client id that is another person’s', async () => {
  const client = await joined(kari)
  client.edit((doc) => doc.getMap('cards').set('mine', 1))
  await until(async () => expect((await stored()).getMap('cards').has('mine')).toBe(true))
  const before = await rows()
  const update = updateOf((doc) => doc.getMap('cards').set('theirs', 1), client.doc.clientID)
  const forged = publish([{ person: per.id, onBehalfOf: null, update }], { title: 'Forged' })
  await expect(forged).rejects.toThrow('belongs to another person')
  expect(await rows()).toEqual(before)
  expect(await titleOf()).not.toBe('Forged')
})

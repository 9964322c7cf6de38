import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { testDatabase } from '@/server/embedded/testing'
import { appended } from '@/server/rooms/testing/appended'
import { type TestBoard, type TestPerson, testBoard } from '@/server/rooms/testing/board'
import { cardTitle, changeTitle, createCards, deleteCards, moveCards } from '../cards/doc'
import { createRelations } from '../relations/doc'
import { readContributions } from './contributions'
import type { Shortly } from './projector'
import { mergePayloads } from './segments'
import { stopWorker } from './worker'

const ORIGIN = { source: 'canvas' } as const

let board: TestBoard
let kari: TestPerson
let ola: TestPerson
let siri: TestPerson
const shortly: Shortly = (work) => work(board.db)

const shared = new Y.Doc()

/** Everybody writes with a client id of their own. */
async function writes(person: TestPerson, edit: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(shared))
  await appended(board, { person: person.id, doc, edit })
  Y.applyUpdate(shared, Y.encodeStateAsUpdate(doc))
}

beforeAll(async () => {
  board = await testBoard(await testDatabase())
  kari = await board.addPerson('participant')
  ola = await board.addPerson('participant')
  siri = await board.addPerson('participant')
  await writes(kari, (doc) =>
    createCards(
      doc,
      ['a', 'b', 'gone'].map((id) => ({ id, type: 'note', at: [0, 0], createdAt: 1, title: id })),
      ORIGIN,
    ),
  )
  await writes(ola, (doc) => {
    const title = cardTitle(doc, 'a')
    for (const letter of 'kelp')
      if (title) changeTitle(title, { index: 0, remove: 0, insert: letter }, ORIGIN)
    createRelations(
      doc,
      [{ id: 'r', from: 'a', to: 'b', type: 'leads-to', polarity: '+', strength: 1 }],
      ORIGIN,
    )
  })
  await writes(siri, (doc) => {
    moveCards(doc, [{ id: 'a', at: [9, 9] }], ORIGIN)
    deleteCards(doc, ['gone'], ORIGIN)
  })
})

afterAll(async () => {
  await stopWorker()
  await board.close()
})

const expected = () =>
  new Map([
    // The third card is gone.
    [kari.id, new Set(['cards:a', 'cards:b'])],
    // However many letters.
    [ola.id, new Set(['cards:a', 'relations:r'])],
    // Moving and deleting add nothing.
    [siri.id, new Set()],
  ])

test('SYNC-11 each member counts once for every entry that stands and that they wrote in', async () => {
  expect(await readContributions(shortly, board.room)).toEqual(expected())
})

test('SYNC-11 SYNC-19 rows that were merged count the same', async () => {
  const { rows } = await board.db.query<{ seq: string; payload: Buffer }>(
    'select seq, payload from room_log where room = $1 order by seq',
    [board.room],
  )
  const last = rows.at(-1)?.seq
  await board.db.query('delete from room_log where room = $1 and seq < $2', [board.room, last])
  await board.db.query(
    'update room_log set first_seq = 1, payload = $3 where room = $1 and seq = $2',
    [board.room, last, mergePayloads(rows.map(({ payload }) => payload))],
  )
  expect(await readContributions(shortly, board.room)).toEqual(expected())
})

test('a room that does not exist has no contributions', async () => {
  expect(await readContributions(shortly, `board.${randomUUID()}`)).toEqual(new Map())
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertBoard, insertCluster, insertMember, insertParty, signedIn } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { findBoard } from '../auth/access'
import type { AuthorizedBoard } from '../auth/scope'
import { BOARD_FILE } from '../board-files/schema'
import { readProjection } from '../boards/data'
import { setBoardStatus } from '../boards/mutations'
import { emptyAbout } from '../export/testing'
import { closeDatabase, inCluster } from '../platform/db'
import { newId } from '../platform/ids'
import { prepareBoardFile } from './data'
import { runBoardFile } from './mutations'

beforeAll(async () => {
  await testDatabase()
})

afterAll(closeDatabase)

let board: AuthorizedBoard

beforeEach(async () => {
  const cluster = await insertCluster()
  const party = await insertParty(cluster)
  const { person } = await insertMember(cluster, { party })
  const { id } = await insertBoard(cluster, { parties: [party.id] })
  const found = await findBoard(signedIn(person), id)
  if (!found) throw new Error('no such board for this person')
  board = found
})

const content = {
  cards: [
    { id: 'a', type: 'actor', at: [10, 20], createdAt: 5, title: 'Yard', body: 'One\nTwo' },
    { id: 'b', type: 'option', at: [300, 20], createdAt: 6, title: 'Brand', body: '' },
  ],
  relations: [{ id: 'r', from: 'a', to: 'b', type: 'enables', polarity: '+', strength: 3 }],
  placements: [{ card: 'a', lens: 'triple-helix', zone: 'firm' }],
  frames: [{ id: 'f', title: 'Quay', at: [0, 0], size: [600, 400] }],
}
const counts = { cards: 2, relations: 1, placements: 1, frames: 1 }

const fileWith = (what: object): File =>
  new File(
    [
      JSON.stringify({
        type: BOARD_FILE,
        board: emptyAbout,
        content: { type: 'board:projection:v1', schema: 0, ...what },
      }),
    ],
    'board.json',
  )

const now = () => ({ now: new Date(), origin: { source: 'import' } }) as const
const run = (agreed: { counts: typeof counts; beside: boolean }, key = newId()) =>
  runBoardFile(board, { file: fileWith(content), agreed, key }, now())

test('an empty board says what the file says, under the same ids', async () => {
  const { preview } = await prepareBoardFile(board, fileWith(content))
  expect(preview).toEqual({
    readable: true,
    title: 'Tides',
    counts,
    problems: [],
    more: 0,
    beside: false,
  })
  expect(await run({ counts, beside: false })).toEqual({ ok: true, counts, repeated: false })
  expect((await readProjection(board)).projection).toMatchObject(content)
})

test('asked twice with one key, it is there once', async () => {
  const key = newId()
  await run({ counts, beside: false }, key)
  expect(await run({ counts, beside: false }, key)).toMatchObject({ ok: true, repeated: true })
  expect((await readProjection(board)).projection.cards).toHaveLength(2)
})

test('beside what is there it changes nothing, and takes new ids', async () => {
  await run({ counts, beside: false })
  expect(await run({ counts, beside: false })).toMatchObject({ ok: false, reason: 'changed' })
  expect((await readProjection(board)).projection.cards).toHaveLength(2)
  expect(await run({ counts, beside: true })).toMatchObject({ ok: true })
  const { cards, relations, placements, frames } = (await readProjection(board)).projection
  expect([cards, relations, placements, frames].map(({ length }) => length)).toEqual([4, 2, 2, 2])
  const ids = new Set(cards.map(({ id }) => id))
  expect(ids.size).toBe(4)
  for (const { from, to } of relations) expect([ids.has(from), ids.has(to)]).toEqual([true, true])
})

test('nothing is written for whoever may not edit any more', async () => {
  await inCluster(board, (tx) =>
    setBoardStatus(
      tx,
      board,
      { boardId: board.boardId, status: 'archived' },
      { now: new Date(), by: null },
    ),
  )
  expect(await run({ counts, beside: false })).toEqual({ ok: false, reason: 'not-allowed' })
})

test('a file that is too large or from a newer version is refused before it is read further', async () => {
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'large.json')
  expect((await prepareBoardFile(board, large)).preview).toEqual({
    readable: false,
    unreadable: 'too-large',
  })
  const newer = new File([JSON.stringify({ type: 'framsyn:board:v2' })], 'newer.json')
  expect((await prepareBoardFile(board, newer)).preview).toEqual({
    readable: false,
    unreadable: 'newer',
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/server/embedded/testing'
import { appended } from '@/server/rooms/testing/appended'
import { type TestBoard, type TestPerson, testBoard } from '@/server/rooms/testing/board'
import { type HistoryEntry, readHistory } from './history'
import type { Shortly } from './projector'
import { decodeSegments, mergePayloads } from './segments'
import { stopWorker } from './worker'

const ROWS = 1_200

let board: TestBoard
let kari: TestPerson
let ola: TestPerson
const shortly: Shortly = (work) => work(board.db)

/** Kari writes all the time, and Ola long ago. */
beforeAll(async () => {
  board = await testBoard(await testDatabase())
  kari = await board.addPerson('participant')
  ola = await board.addPerson('participant')
  await appended(board, {
    person: ola.id,
    edit: (doc) => doc.getText('meta').insert(0, 'long ago '),
  })
  await appended(board, {
    person: kari.id,
    edit: (doc) => {
      for (let row = 1; row < ROWS; row++) doc.getMap('cards').set(`card ${row % 7}`, row)
    },
  })
  await board.db.query(
    `update room_log set at = timestamptz '2026-01-01' + seq * interval '1 second' where room = $1`,
    [board.room],
  )
})

afterAll(async () => {
  await stopWorker()
  await board.close()
})

/** Two pages, and what is done between them. */
async function pagesAfter(act: () => Promise<unknown>): Promise<HistoryEntry[][]> {
  const ask = { room: board.room, person: null }
  const first = await readHistory(shortly, { ...ask, before: null })
  expect(first?.next).toBe(201n)
  await act()
  const second = await readHistory(shortly, { ...ask, before: first?.next ?? null })
  expect(second?.next).toBeNull()
  return [first?.entries ?? [], second?.entries ?? []]
}

async function mergeRows({ from, to }: { from: number; to: number }): Promise<Buffer[]> {
  const within = [board.room, from, to]
  const { rows } = await board.db.query<{ payload: Buffer }>(
    'select payload from room_log where room = $1 and seq between $2 and $3 order by seq',
    within,
  )
  const payloads = rows.map(({ payload }) => payload)
  await board.db.query('delete from room_log where room = $1 and seq >= $2 and seq < $3', within)
  await board.db.query(
    'update room_log set first_seq = $2, payload = $4 where room = $1 and seq = $3',
    [...within, mergePayloads(payloads)],
  )
  return payloads
}

async function allPages(person: string | null): Promise<HistoryEntry[][]> {
  const pages: HistoryEntry[][] = []
  let before: bigint | null = null
  do {
    const page = await readHistory(shortly, { room: board.room, person, before })
    if (!page) throw new Error('no such room')
    pages.push(page.entries)
    before = page.next
  } while (before !== null)
  return pages
}

test('SYNC-11 history is read page by page to the first row, each change once', async () => {
  const pages = await allPages(null)
  expect(pages).toHaveLength(2)
  const entries = pages.flat()
  expect(entries.map(({ person }) => person)).toEqual([kari.id, kari.id, ola.id])
  const times = entries.flatMap(({ from, to }) => [to, from])
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(new Date(times.at(-1) ?? 0)).toEqual(new Date('2026-01-01T00:00:01Z'))
  const overwritten = entries.reduce((sum, { deletedSince }) => sum + deletedSince, 0)
  expect(overwritten).toBe(ROWS - 1 - 7)
})

test('SYNC-11 the history of one person leads past pages that have nothing of theirs', async () => {
  expect(await allPages(ola.id)).toMatchObject([[], [{ person: ola.id, words: ['long ago '] }]])
  expect((await allPages(randomUUID())).flat()).toEqual([])
})

test('SYNC-11 SYNC-19 rows that are merged between two pages are told twice rather than never', async () => {
  const [told = [], rest = []] = await pagesAfter(() => mergeRows({ from: 100, to: 300 }))
  const overwritten = [...told, ...rest].reduce((sum, { deletedSince }) => sum + deletedSince, 0)
  expect(overwritten).toBe(ROWS - 1 - 7 + (300 - 200))
  expect(rest.at(-1)?.person).toBe(ola.id)
})

test('SYNC-11 SYNC-19 rows that were merged tell the same, to the hour', async () => {
  const before = (await allPages(null)).flat()
  const payloads = await mergeRows({ from: 1, to: 700 })
  const pages = await allPages(null)
  expect(pages).toHaveLength(1)
  const sum = (entries: readonly HistoryEntry[]) =>
    entries.reduce((total, { deletedSince }) => total + deletedSince, 0)
  expect(sum(pages.flat())).toBe(sum(before))
  expect(new Set(pages.flat().map(({ person }) => person))).toEqual(new Set([kari.id, ola.id]))
  expect(decodeSegments(mergePayloads(payloads))).toHaveLength(2)
})

test('SYNC-1 a room that does not exist has no history, and an empty one an empty history', async () => {
  const nowhere = { room: `board.${randomUUID()}`, person: null, before: null }
  expect(await readHistory(shortly, nowhere)).toBeNull()
  const other = await testBoard(await testDatabase())
  const empty = await readHistory((work) => work(other.db), {
    room: other.room,
    person: null,
    before: null,
  })
  expect(empty).toEqual({ entries: [], next: null })
  await other.close()
})

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  signedIn,
  type TestCluster,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { findBoard } from '../auth/access'
import type { AuthorizedBoard } from '../auth/scope'
import { readProjection } from '../boards/data'
import { setBoardRole, setBoardStatus } from '../boards/mutations'
import { readChain } from '../events/data'
import { closeDatabase, executorOf, identityDb, inCluster } from '../platform/db'
import { newId } from '../platform/ids'
import { appendChange } from '../sync/log'
import { roomName } from '../sync/rooms'
import { decodeSegments } from '../sync/segments'
import { prepareImport } from './data'
import { runImport, writeImport } from './mutations'
import type { PreviewInput } from './schema'
import type { ImportCounts } from './types'

beforeAll(async () => {
  await testDatabase()
})

afterAll(closeDatabase)

let cluster: TestCluster
let board: AuthorizedBoard

beforeEach(async () => {
  cluster = await insertCluster()
  const party = await insertParty(cluster)
  const { person } = await insertMember(cluster, { party })
  const { id } = await insertBoard(cluster, { parties: [party.id] })
  board = await boardOf(person, id)
})

async function boardOf(person: Parameters<typeof signedIn>[0], boardId: string) {
  const found = await findBoard(signedIn(person), boardId)
  if (!found) throw new Error('no such board for this person')
  return found
}

type Source = PreviewInput['sources'][number]

const pasted = (text: string): Source => ({
  name: 'pasted',
  file: new File([text], 'pasted'),
  pasted: false,
  choice: null,
})

async function stored(name: string, change = (text: string) => text): Promise<Source> {
  const text = await readFile(resolve('prisma/seed/data', name), 'utf8')
  return { name, file: new File([change(text)], name), pasted: false, choice: null }
}

const input = (...sources: Source[]): Omit<PreviewInput, 'boardId'> => ({
  language: 'en',
  sources,
  defaultType: null,
  duplicates: 'skip',
})

const ORIGIN = { now: new Date(), origin: { source: 'import' } } as const

function importNow(
  what: Omit<PreviewInput, 'boardId'>,
  agreed: ImportCounts,
  { key = newId(), scope = board } = {},
) {
  return runImport(scope, { ...what, agreed, key }, ORIGIN)
}

const cards = async () => (await readProjection(board)).projection.cards
const rowsInLog = () =>
  inCluster(board, (tx) =>
    tx.roomLog.findMany({ where: { room: roomName({ kind: 'board', board: board.boardId }) } }),
  )

const ALL: ImportCounts = { cards: 59, relations: 40, broken: 0, duplicates: 0 }

describe('the two files of real statements', () => {
  test('give 59 cards and 40 relations, in the name of who imported them, with an event', async () => {
    const files = input(await stored('nce-cards.csv'), await stored('nce-relations.csv'))
    const { preview } = await prepareImport(board, files)
    expect(preview).toMatchObject({ ready: true, counts: ALL })
    expect(await importNow(files, ALL)).toEqual({ ok: true, counts: ALL, repeated: false })

    const { projection } = await readProjection(board)
    expect([projection.cards.length, projection.relations.length, projection.skipped]).toEqual([
      59, 40, 0,
    ])
    const { personId } = board.cluster.person
    const authors = (await rowsInLog()).flatMap(({ payload }) =>
      decodeSegments(payload).map(({ person }) => person),
    )
    expect(new Set(authors)).toEqual(new Set([personId]))

    const last = (await inCluster(board, (tx) => readChain(tx, board))).at(-1)
    const facts = Object.fromEntries(last?.openings.map(({ field, value }) => [field, value]) ?? [])
    expect(facts).toMatchObject({ action: 'board.imported', after: { cards: 59, relations: 40 } })
  })

  test('stand on the board in the order of their rows, and none on another', async () => {
    const files = input(await stored('nce-cards.csv'))
    await importNow(files, { ...ALL, relations: 0 })
    const made = await cards()
    expect(made[0]?.title).toBe('Global buyers set the standards')
    expect(made[58]?.title).toBe('Rules on impartiality when public bodies take part')
    expect(new Set(made.map(({ at }) => at.join())).size).toBe(59)
  })

  test('imported again, double nothing', async () => {
    const files = input(await stored('nce-cards.csv'), await stored('nce-relations.csv'))
    await importNow(files, ALL)
    const { preview } = await prepareImport(board, files)
    expect(preview.counts).toEqual({ cards: 0, relations: 0, broken: 0, duplicates: 99 })
    await importNow(files, preview.counts)
    expect(await cards()).toHaveLength(59)
  })
})

describe('a file with three broken rows', () => {
  const broken = () =>
    stored('nce-cards.csv', (text) =>
      text
        .replace('driver,Markets have', 'drivr,Markets have')
        .replace('Craft knowledge from growing up and working in the industry,', ',')
        .replace('Sweden and Finland,1995', 'Sweden and Finland,the nineties'),
    )

  test('names the rows, and imports nothing until the 56 good ones are agreed to', async () => {
    const files = input(await broken())
    const refused = await importNow(files, { ...ALL, relations: 0 })
    if (refused.ok || refused.reason !== 'changed') throw new Error('nothing was agreed to')
    expect(await rowsInLog()).toEqual([])
    const [source] = refused.preview.sources
    expect(source).toMatchObject({
      outcome: {
        broken: 3,
        issues: [
          { row: 3, column: 'type', value: 'drivr', problem: 'unknown-value' },
          { row: 18, column: 'title_en', problem: 'missing' },
          { row: 25, column: 'as_of', value: 'the nineties', problem: 'not-a-date' },
        ],
      },
    })
    expect(refused.preview.counts).toEqual({ cards: 56, relations: 0, broken: 3, duplicates: 0 })
    expect(await importNow(files, refused.preview.counts)).toMatchObject({ ok: true })
    expect(await cards()).toHaveLength(56)
  })

  test('does not import the relations of broken cards, and names those rows too', async () => {
    const files = input(await broken(), await stored('nce-relations.csv'))
    const { preview } = await prepareImport(board, files)
    const [, relations] = preview.sources
    expect(relations).toMatchObject({ outcome: { broken: 3 } })
    expect(preview.counts).toEqual({ cards: 56, relations: 37, broken: 6, duplicates: 0 })
  })
})

describe('DOM-11', () => {
  test('the same key imports once, however often and however much at once it is asked', async () => {
    const files = input(await stored('nce-cards.csv'), await stored('nce-relations.csv'))
    const key = newId()
    const twice = await Promise.all([1, 2, 3].map(() => importNow(files, ALL, { key })))
    expect(twice.every(({ ok }) => ok)).toBe(true)
    expect(await importNow(files, ALL, { key })).toEqual({ ok: true, counts: ALL, repeated: true })
    expect(await cards()).toHaveLength(59)
    const events = await inCluster(board, (tx) => readChain(tx, board))
    const actions = events.map(({ openings }) => openings.find(({ field }) => field === 'action'))
    expect(actions.filter((action) => action?.value === 'board.imported')).toHaveLength(1)
  })

  test('when the event cannot be written, neither is a card', async () => {
    const content = {
      cards: [{ id: newId(), type: 'note', title: 'Salt', at: [0, 0], createdAt: 1 } as const].map(
        (card) => ({ ...card, at: [0, 0] as [number, number] }),
      ),
      relations: [],
    }
    const write = inCluster(board, async (tx) => {
      await writeImport(tx, board, content, {
        by: board.cluster.person.personId,
        key: newId(),
        ...ORIGIN,
      })
      throw new Error('the connection went away')
    })
    await expect(write).rejects.toThrow('the connection went away')
    expect(await rowsInLog()).toEqual([])
  })
})

describe('somebody who may import when they begin', () => {
  const one = { cards: 1, relations: 0, broken: 0, duplicates: 0 }
  const salt = () => input(pasted('type,title\nnote,Salt'))

  test('and no longer when it is written, because they became a reader, writes nothing', async () => {
    const { memberId } = board.cluster
    const { boardId } = board
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(
        tx,
        cluster.scope,
        { boardId, memberId, role: 'reader' },
        { now: new Date(), by: null },
      ),
    )
    expect(board.ability.edit).toBe(true)
    expect(await importNow(salt(), one)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await rowsInLog()).toEqual([])
  })

  test('and whose board is archived by a transaction that they wait for, writes nothing', async () => {
    const { boardId } = board
    let importing: ReturnType<typeof importNow> | undefined
    await inCluster(cluster.scope, async (tx) => {
      await setBoardStatus(
        tx,
        cluster.scope,
        { boardId, status: 'archived' },
        { now: new Date(), by: null },
      )
      importing = importNow(salt(), one)
      await vi.waitFor(
        async () => {
          const waiting = await identityDb().$queryRaw<unknown[]>`
            select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`
          expect(waiting.length).toBeGreaterThan(0)
        },
        { timeout: 10_000, interval: 20 },
      )
    })
    expect(await importing).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await rowsInLog()).toEqual([])
  })
})

describe('refused', () => {
  test.each(['reader', 'commenter', 'observer'] as const)('a %s imports nothing', async (role) => {
    const { id, person } = await insertMember(cluster)
    const { boardId } = board
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(
        tx,
        cluster.scope,
        { boardId, memberId: id, role },
        { now: new Date(), by: null },
      ),
    )
    const scope = await boardOf(person, boardId)
    const one = { cards: 1, relations: 0, broken: 0, duplicates: 0 }
    expect(await importNow(input(pasted('type,title\nnote,Salt')), one, { scope })).toEqual({
      ok: false,
      reason: 'not-allowed',
    })
    expect(await rowsInLog()).toEqual([])
  })

  test.each([
    ['too-many-rows', `type,title\n${'note,Salt\n'.repeat(50_000)}`],
    ['too-large', 'x'.repeat(6 * 1024 * 1024)],
    ['broken-quotes', 'type,title\nnote,Salt\nnote,"Water'],
  ])('a file that is %s, together with a good one', async (reason, text) => {
    const files = input(pasted('type,title\nnote,Salt'), pasted(text))
    const { preview } = await prepareImport(board, files)
    expect(preview.sources[1]).toMatchObject({ readable: false, unreadable: { reason } })
    expect(preview.ready).toBe(false)
    expect(await importNow(files, preview.counts)).toMatchObject({ ok: false, reason: 'changed' })
    expect(await rowsInLog()).toEqual([])
  })
})

test('script, formulas and markup are words on the board', async () => {
  const text = 'type,title,body\nnote,<img src=x onerror=alert(1)>,"=cmd|\'/c calc\'!A0"'
  await importNow(input(pasted(text)), { cards: 1, relations: 0, broken: 0, duplicates: 0 })
  expect(await cards()).toMatchObject([
    { title: '<img src=x onerror=alert(1)>', body: "=cmd|'/c calc'!A0" },
  ])
})

test('SYNC-23 five thousand cards fit, in rows of the log that are each far below 1 MB', async () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `note,Card ${index},${'ø'.repeat(400)}`)
  const files = input(pasted(['type,title,body', ...lines].join('\n')))
  const counts = { cards: 5_000, relations: 0, broken: 0, duplicates: 0 }
  expect(await importNow(files, counts)).toMatchObject({ ok: true })
  const sizes = (await rowsInLog()).map(({ payload }) => payload.length)
  expect(Math.max(...sizes)).toBeLessThan(500_000)
  expect(await cards()).toHaveLength(5_000)
})

test('SYNC-16 SYNC-23 what does not fit on a full board is not imported, in part neither', async () => {
  const large = 'x'.repeat(900_000)
  await inCluster(board, async (tx) => {
    for (let part = 0; part < 37; part++) {
      const doc = new Y.Doc()
      doc.getMap('meta').set(`part ${part}`, large)
      await appendChange(executorOf(tx), {
        room: roomName({ kind: 'board', board: board.boardId }),
        segments: [
          {
            person: board.cluster.person.personId,
            onBehalfOf: null,
            update: Y.encodeStateAsUpdate(doc),
          },
        ],
        idempotencyKey: `part ${part}`,
        node: 'test',
      })
    }
  })
  const lines = Array.from({ length: 2_000 }, (_, index) => `note,Card ${index},${'ø'.repeat(400)}`)
  const files = input(pasted(['type,title,body', ...lines].join('\n')))
  const counts = { cards: 2_000, relations: 0, broken: 0, duplicates: 0 }
  expect(await importNow(files, counts)).toEqual({ ok: false, reason: 'full' })
  expect(await rowsInLog()).toHaveLength(37)
  expect(await cards()).toEqual([])
}, 40_000)

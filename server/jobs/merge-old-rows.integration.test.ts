import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { env } from '@/lib/platform/env'
import type { Executor } from '@/lib/platform/executor'
import { decodeSegments } from '@/lib/sync/segments'
import { stopWorker } from '@/lib/sync/worker'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { createSyncPool, type Pool } from '../persistence/pool'
import { compactRoom } from '../rooms/snapshots/compact-room'
import { appended } from '../rooms/testing/appended'
import { type TestBoard, type TestPerson, testBoard } from '../rooms/testing/board'
import { until } from '../rooms/testing/until'
import { openJobs } from '.'
import { mergeOldRows } from './merge-old-rows'
import { migrateQueue } from './queue'

const LONG_AGO = new Date('2024-03-01T10:00:00Z')
const NOW = new Date('2026-05-01T12:00:00Z')
const MINUTE = 60_000
const window = { now: NOW, days: 400 }

let urls: DatabaseUrls
let pool: Pool
let owners: pg.Pool
let board: TestBoard
let kari: TestPerson
let ola: TestPerson

beforeAll(async () => {
  urls = await testDatabase()
  pool = createSyncPool(urls.syncUrl)
  owners = new pg.Pool({ connectionString: urls.ownerUrl, max: 2 })
})

beforeEach(async () => {
  board = await testBoard(urls)
  kari = await board.addPerson('participant')
  ola = await board.addPerson('participant')
  return () => board.close()
})

afterAll(async () => {
  await stopWorker()
  await pool.end()
  await owners.end()
})

/** As many rows by each in turn, written a minute apart since long ago, as sockets write them. */
async function writeOld(rows: number, people = [kari, ola]): Promise<void> {
  const docs = people.map(() => new Y.Doc())
  for (let row = 0; row < rows; row++) {
    const at = row % people.length
    const [person, doc] = [people[at]?.id ?? '', docs[at] ?? new Y.Doc()]
    await appended(board, {
      person,
      doc,
      edit: () => doc.getText('meta').insert(0, `word ${row} `),
    })
  }
  await board.db.query(
    `update room_log set idempotency_key = null, at = $2::timestamptz + (seq - 1) * interval '1 minute'
     where room = $1`,
    [board.room, LONG_AGO],
  )
}

async function merge(work = owners as Executor & Pick<pg.Pool, 'connect'>) {
  const client = await work.connect()
  try {
    return await mergeOldRows(client, window)
  } finally {
    client.release()
  }
}

type Row = { seq: string; first_seq: string | null; at: Date; payload: Uint8Array }
const readLog = async (): Promise<Row[]> =>
  (
    await pool.query(
      'select seq, first_seq, at, payload from room_log where room = $1 order by seq',
      [board.room],
    )
  ).rows

const seqs = (rows: readonly Row[]) => rows.map(({ first_seq, seq }) => [first_seq, seq])

/** What the log says, applied row by row. */
function said(rows: readonly Row[]): unknown {
  const doc = new Y.Doc()
  for (const { update } of rows.flatMap(({ payload }) => decodeSegments(payload))) {
    Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs).toBeNull()
  }
  return doc.getText('meta').toString()
}

test('SYNC-11 SYNC-19 rows older than the audit window become one an hour, with a segment per person', async () => {
  await writeOld(90)
  await compactRoom(pool, board.room)
  const before = said(await readLog())
  expect(await merge()).toEqual({ rooms: 1, rows: 88, failed: 0 })
  const rows = await readLog()
  expect(seqs(rows)).toEqual([
    ['1', '60'],
    ['61', '90'],
  ])
  expect(rows.map(({ at }) => at)).toEqual([
    new Date(LONG_AGO.getTime() + 59 * MINUTE),
    new Date(LONG_AGO.getTime() + 89 * MINUTE),
  ])
  for (const { payload } of rows) {
    expect(decodeSegments(payload).map(({ person }) => person)).toEqual([kari.id, ola.id])
  }
  expect(said(rows)).toEqual(before)
  expect(await merge()).toEqual({ rooms: 0, rows: 0, failed: 0 })
  expect(await readLog()).toEqual(rows)
})

test('SYNC-19 what is recent, in no snapshot, or written under a key stays as it is', async () => {
  await writeOld(10, [kari])
  await board.db.query(
    `update room_log set idempotency_key = 'import' where room = $1 and seq = 3`,
    [board.room],
  )
  await compactRoom(pool, board.room)
  await board.db.query('update room_log set at = $2 where room = $1 and seq >= 8', [
    board.room,
    NOW,
  ])
  await appended(board, { person: ola.id, edit: (doc) => doc.getText('meta').insert(0, 'late ') })
  await appended(board, { person: ola.id, edit: (doc) => doc.getText('meta').insert(0, 'later ') })
  await board.db.query(
    'update room_log set at = $2, idempotency_key = null where room = $1 and seq > 10',
    [board.room, LONG_AGO],
  )
  await merge()
  expect(seqs(await readLog())).toEqual([
    ['1', '2'],
    [null, '3'],
    ['4', '7'],
    ...[8, 9, 10, 11, 12].map((seq) => [null, String(seq)]),
  ])
})

test('SYNC-11 an hour of many rows is merged batch by batch into one', async () => {
  await writeOld(1_100, [kari])
  await board.db.query('update room_log set at = $2 where room = $1', [board.room, LONG_AGO])
  await compactRoom(pool, board.room)
  const before = said(await readLog())
  await merge()
  const rows = await readLog()
  expect(seqs(rows)).toEqual([['1', '1100']])
  expect(said(rows)).toEqual(before)
})

test('SYNC-18 a reader meanwhile sees every row or the one that stands for it, and never a hole', async () => {
  await writeOld(300)
  await compactRoom(pool, board.room)
  const before = said(await readLog())
  let merging = true
  const merged = Promise.all([merge(), merge()]).finally(() => {
    merging = false
  })
  let reads = 0
  while (merging) {
    const rows = await readLog()
    let next = 1n
    for (const { first_seq, seq } of rows) {
      expect(BigInt(first_seq ?? seq)).toBe(next)
      next = BigInt(seq) + 1n
    }
    expect(next).toBe(301n)
    expect(said(rows)).toEqual(before)
    reads += 1
  }
  expect(reads).toBeGreaterThan(1)
  expect((await merged).reduce((sum, { rows }) => sum + rows, 0)).toBe(295)
  expect(await readLog()).toHaveLength(5)
})

test('SYNC-19 a job that ends in the middle of a transaction has lost nothing, and the next one goes on', async () => {
  await writeOld(120)
  await compactRoom(pool, board.room)
  const before = said(await readLog())
  const client = new pg.Client({ connectionString: urls.ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  let commits = 0
  const dying: Executor = {
    async query(sql, params) {
      if (sql === 'commit' && ++commits === 2) {
        await client.end()
        throw new Error('the process ended')
      }
      return client.query(sql, params)
    },
  }
  await expect(mergeOldRows(dying, window)).rejects.toThrow()
  expect(said(await readLog())).toEqual(before)
  expect(seqs(await readLog())).toHaveLength(61)
  await merge()
  expect(seqs(await readLog())).toEqual([
    ['1', '60'],
    ['61', '120'],
  ])
  expect(said(await readLog())).toEqual(before)
})

test('SYNC-19 a process that ends stops between two transactions, and the next night goes on', async () => {
  await writeOld(180)
  await compactRoom(pool, board.room)
  const before = said(await readLog())
  const client = await owners.connect()
  let asked = 0
  const isEnding = () => ++asked > 3
  expect(await mergeOldRows(client, { ...window, isEnding })).toMatchObject({ failed: 0 })
  client.release()
  expect(said(await readLog())).toEqual(before)
  const half = await readLog()
  expect(half.length).toBeGreaterThan(3)
  await merge()
  expect(await readLog()).toHaveLength(3)
  expect(said(await readLog())).toEqual(before)
})

test('SYNC-19 nobody but the owner may delete from a log, and the owner only what a snapshot holds', async () => {
  await writeOld(4)
  const all = 'delete from room_log where room = $1'
  const asApp = new pg.Pool({ connectionString: urls.appUrl, max: 1 })
  const inCluster = `select set_config('framsyn.cluster', $1, false)`
  await asApp.query(inCluster, [board.clusterId])
  for (const refused of [asApp, pool]) {
    await expect(refused.query(all, [board.room])).rejects.toThrow(/permission denied/)
    await expect(
      refused.query(`update room_log set payload = '' where room = $1`, [board.room]),
    ).rejects.toThrow(/permission denied/)
  }
  await asApp.end()
  expect((await owners.query(all, [board.room])).rowCount).toBe(0)
  const owner = await owners.connect()
  await owner.query(`select set_config('framsyn.keeping', 'on', false)`)
  expect((await owner.query(all, [board.room])).rowCount).toBe(0)
  await expect(
    owner.query(
      `insert into room_log (room, seq, first_seq, node, payload) values ($1, 6, 5, 'x', '')`,
      [board.room],
    ),
  ).rejects.toThrow(/row-level security/)
  expect(
    (await owner.query(`update room_log set payload = '' where room = $1`, [board.room])).rowCount,
  ).toBe(0)
  await compactRoom(pool, board.room)
  await appended(board, { person: kari.id, edit: (doc) => doc.getText('meta').insert(0, 'new') })
  expect((await owner.query(all, [board.room])).rowCount).toBe(4)
  owner.release(true)
  expect(seqs(await readLog())).toEqual([[null, '5']])
})

test('SYNC-19 the job worker merges what is older than its setting says', async () => {
  await writeOld(6)
  await compactRoom(pool, board.room)
  await migrateQueue(urls.ownerUrl)
  const merged = async (logRetentionDays: number) => {
    await owners.query(`select enqueue_job('merge-old-rows', '{}')`)
    const jobs = await openJobs({ ...env(), logRetentionDays }, { clock: () => NOW })
    const pending = 'select count(*)::int as jobs from graphile_worker._private_jobs'
    await until(async () => expect((await owners.query(pending)).rows).toEqual([{ jobs: 0 }]))
    await jobs.close()
    return seqs(await readLog())
  }
  expect(await merged(4_000)).toHaveLength(6)
  expect(await merged(400)).toEqual([['1', '6']])
})

import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRoom } from '@/lib/sync/log'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, testBoard } from '../rooms/testing/board'
import { until } from '../rooms/testing/until'
import { type Append, commitAppends } from './commit'
import { createSyncPool } from './pool'

let board: TestBoard
let pool: pg.Pool

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  pool = createSyncPool(urls.syncUrl)
})

afterAll(async () => {
  await pool.end()
  await board.close()
})

/** New rooms in the order of their names. */
async function newRooms(count: number): Promise<string[]> {
  const rooms = Array.from({ length: count }, () => `board.${randomUUID()}`).sort()
  for (const room of rooms) await createRoom(board.db, { room, clusterId: board.clusterId })
  return rooms
}

const append = (room: string, { seq = 0n } = {}): Append => ({
  room,
  expected: { seq, logEpoch: 1, accessEpoch: 0n },
  payload: Uint8Array.of(1, 0),
  bindings: [],
  schema: null,
})

const commit = (...appends: Append[]) => commitAppends(pool, { appends, node: 'test' })

async function stored(room: string): Promise<{ last: string; rows: string[] }> {
  const head = await board.db.query('select last_seq from room_head where room = $1', [room])
  const log = await board.db.query('select seq from room_log where room = $1 order by seq', [room])
  return { last: head.rows[0].last_seq, rows: log.rows.map(({ seq }) => seq) }
}

/** Holds a transaction that has changed a head open while a flush waits for it. */
async function whileLocked(
  change: string,
  { room, flush }: { room: string; flush: () => Promise<unknown> },
) {
  const other = await board.db.connect()
  try {
    await other.query('begin')
    await other.query(`update room_head set ${change} where room = $1`, [room])
    const flushing = flush()
    await until(async () => {
      const { rows } = await board.db.query(
        `select 1 from pg_stat_activity where application_name = 'framsyn-sync'
         and wait_event_type = 'Lock' and datname = current_database()`,
      )
      expect(rows).toHaveLength(1)
    })
    await other.query('commit')
    return await flushing
  } finally {
    other.release()
  }
}

test('SYNC-10 rooms are written in one go, and those whose head has moved are left out', async () => {
  const [first = '', second = '', third = ''] = await newRooms(3)
  await commit(append(second))
  expect(await commit(append(first), append(second), append(third))).toEqual([
    { kind: 'committed', seq: 1n },
    { kind: 'stale' },
    { kind: 'committed', seq: 1n },
  ])
  expect(await stored(second)).toEqual({ last: '1', rows: ['1'] })
  expect(await stored(third)).toEqual({ last: '1', rows: ['1'] })
})

test.each([
  ['a row', 'last_seq = last_seq + 1'],
  ['a change of access', 'access_epoch = access_epoch + 1'],
  ['a restored log', 'log_epoch = log_epoch + 1'],
])(
  'SYNC-10 %s committed while a flush waits for the lock leaves the room out',
  async (_, change) => {
    const [room = '', calm = ''] = await newRooms(2)
    const flush = () => commit(append(room), append(calm))
    expect(await whileLocked(change, { room, flush })).toEqual([
      { kind: 'stale' },
      { kind: 'committed', seq: 1n },
    ])
    expect((await stored(room)).rows).toEqual([])
    expect(await stored(calm)).toEqual({ last: '1', rows: ['1'] })
  },
)

test('SYNC-10 a snapshot written while a flush waits for the lock does not leave the room out', async () => {
  const [room = ''] = await newRooms(1)
  await commit(append(room))
  const flush = () => commit(append(room, { seq: 1n }))
  expect(await whileLocked('snapshot_seq = 1', { room, flush })).toEqual([
    { kind: 'committed', seq: 2n },
  ])
  expect(await stored(room)).toEqual({ last: '2', rows: ['1', '2'] })
})

test('SYNC-10 flushes of the same rooms in opposite orders do not deadlock, and one of each wins', async () => {
  const rooms = await newRooms(8)
  for (let seq = 0n; seq < 20n; seq++) {
    const forth = rooms.map((room) => append(room, { seq }))
    const results = await Promise.all([commit(...forth), commit(...forth.toReversed())])
    const [one = [], other = []] = results
    one.forEach((result, at) => {
      const kinds = [result.kind, other.at(-1 - at)?.kind].sort()
      expect(kinds).toEqual(['committed', 'stale'])
    })
  }
  for (const room of rooms) expect((await stored(room)).last).toBe('20')
})

test('SYNC-8 a new client id is bound with its row, and another person cannot bind it after', async () => {
  const [room = ''] = await newRooms(1)
  const [kari, ola] = await Promise.all([
    board.addPerson('participant'),
    board.addPerson('participant'),
  ])
  const bound = (person: string, seq: bigint) => ({
    ...append(room, { seq }),
    bindings: [{ client: 7, person }],
  })
  expect(await commit(bound(kari.id, 0n))).toEqual([{ kind: 'committed', seq: 1n }])
  expect(await commit(bound(ola.id, 1n))).toEqual([{ kind: 'stale' }])
  expect(await stored(room)).toEqual({ last: '1', rows: ['1'] })
})

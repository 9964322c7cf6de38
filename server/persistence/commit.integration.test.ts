import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRoom } from '@/lib/sync/log'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, testBoard } from '../rooms/testing/board'
import { type Append, type Appended, commitAppends } from './commit'
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

/** Flushes while another transaction has changed a head, and when it has committed. */
async function whileLocked(
  change: string,
  { room, flush }: { room: string; flush: () => Promise<Appended[]> },
) {
  const other = await board.db.connect()
  try {
    await other.query('begin')
    await other.query(`update room_head set ${change} where room = $1`, [room])
    const locked = await flush()
    await other.query('commit')
    return { locked, after: await flush() }
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

const withBinding = (entry: Append, person: string): Append => ({
  ...entry,
  bindings: [{ client: 9, person }],
})

test.each([
  ['a row', 'last_seq = last_seq + 1'],
  ['a change of access', 'access_epoch = access_epoch + 1'],
  ['a restored log', 'log_epoch = log_epoch + 1'],
])(
  'SYNC-10 %s that is under way leaves the room out as busy, and then as stale',
  async (_, change) => {
    const { id } = await board.addPerson('participant')
    for (const as of [(entry: Append) => entry, (entry: Append) => withBinding(entry, id)]) {
      const [room = '', calm = '', gone = ''] = await newRooms(3)
      await board.db.query('delete from room_head where room = $1', [gone])
      let seq = 0n
      const flush = () => commit(append(gone), as(append(room)), append(calm, { seq: seq++ }))
      expect(await whileLocked(change, { room, flush })).toEqual({
        locked: [{ kind: 'stale' }, { kind: 'busy' }, { kind: 'committed', seq: 1n }],
        after: [{ kind: 'stale' }, { kind: 'stale' }, { kind: 'committed', seq: 2n }],
      })
      expect((await stored(room)).rows).toEqual([])
      expect(await stored(calm)).toEqual({ last: '2', rows: ['1', '2'] })
    }
  },
)

test('SYNC-10 a snapshot that is under way leaves the room out only until it is written', async () => {
  const [room = ''] = await newRooms(1)
  await commit(append(room))
  const flush = () => commit(append(room, { seq: 1n }))
  expect(await whileLocked('snapshot_seq = 1', { room, flush })).toEqual({
    locked: [{ kind: 'busy' }],
    after: [{ kind: 'committed', seq: 2n }],
  })
  expect(await stored(room)).toEqual({ last: '2', rows: ['1', '2'] })
})

test('SYNC-10 flushes of the same rooms in opposite orders do not deadlock, and write each row once', async () => {
  const rooms = await newRooms(8)
  const next = new Map(rooms.map((room) => [room, 0n]))
  const flush = async (order: readonly string[]) => {
    const results = await commit(...order.map((room) => append(room, { seq: next.get(room) })))
    return order.filter((_, at) => results[at]?.kind === 'committed')
  }
  for (let time = 0; time < 20; time++) {
    const [one = [], other = []] = await Promise.all([flush(rooms), flush(rooms.toReversed())])
    const written = [...one, ...other]
    expect(new Set(written).size).toBe(written.length)
    for (const room of written) next.set(room, (next.get(room) ?? 0n) + 1n)
  }
  for (const room of rooms) expect((await stored(room)).last).toBe(String(next.get(room)))
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

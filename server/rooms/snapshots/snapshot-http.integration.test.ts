import { get, type IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readSnapshotBody } from '@/lib/sync/snapshot-format'
import { TEST_ORIGIN, type TestPerson, testBoard } from '../testing/board'
import { cardsNamed, compacts, writeRows } from '../testing/log'
import { testRoom } from '../testing/room'
import { until } from '../testing/until'

const { urls, board, server, joined } = await testRoom()
const NOWHERE = 'board.00000000-0000-4000-8000-000000000000'
const ROWS = 4

let kari: TestPerson

type Answer = { status: number | undefined; headers: IncomingMessage['headers']; body: Buffer }

/** As it is on the wire: nothing is decompressed and no header is added. */
async function fetched(
  who: { cookie: string } | null,
  { room = board.room, query = '', method = 'GET', headers = {} }: Partial<Request> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.url)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = { ...(who && { cookie: who.cookie }), ...headers }
    // as it stands: a URL would resolve %2e%2e
    const path = `/sync/${room}/snapshot${query}`
    get({ hostname, port, path, method, headers: sent }, resolve).on('error', reject)
  })
  const { statusCode: status } = answer
  return { status, headers: answer.headers, body: Buffer.concat(await answer.toArray()) }
}
type Request = { room: string; query: string; method: string; headers: Record<string, string> }

function cardsIn(body: Uint8Array): string[] {
  const doc = new Y.Doc()
  for (const update of readSnapshotBody(body)) Y.applyUpdate(doc, update)
  return [...doc.getMap('cards').keys()].sort()
}

beforeAll(async () => {
  kari = await board.addPerson('participant')
})

test('SYNC-17 a room without a snapshot has nothing to fetch, and says where its log begins', async () => {
  const { status, headers, body } = await fetched(kari)
  expect(status).toBe(204)
  expect(headers['framsyn-position']).toBe('1.0')
  expect(body).toHaveLength(0)
})

test('SYNC-17 the snapshot and the rows after it are the document', async () => {
  const watcher = await joined(kari)
  const cards = cardsNamed('card', { count: ROWS, size: 300_000 })
  await writeRows(board, { author: kari, cards })
  await compacts(board, ROWS)
  await writeRows(board, { author: kari, cards: { later: '' } })
  await until(() => expect(watcher.doc.getMap('cards').has('later')).toBe(true))

  const { headers, body } = await fetched(kari)
  expect(headers).toMatchObject({
    'content-type': 'application/vnd.framsyn.snapshot.v1',
    'content-length': String(body.length),
    'framsyn-position': `1.${ROWS}`,
    etag: `W/"1.${ROWS}"`,
    'cache-control': 'private, no-store',
  })
  expect(cardsIn(body)).toEqual(Object.keys(cards))
  const client = await joined({ ...kari, since: `1.${ROWS}` })
  expect([...client.doc.getMap('cards').keys()]).toEqual(['later'])
})

test('SYNC-17 the snapshot travels compressed as the reader accepts it', async () => {
  const plain = await fetched(kari)
  const asked = (accepted: string) => fetched(kari, { headers: { 'accept-encoding': accepted } })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.vary).toContain('Accept-Encoding')

  const brotli = await asked('gzip, deflate, br')
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(brotli.body.length).toBeLessThan(plain.body.length / 2)
  expect(plain.body.equals(await promisify(brotliDecompress)(brotli.body))).toBe(true)

  const gzip = await asked('gzip, br;q=0')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(plain.body.equals(await promisify(gunzip)(gzip.body))).toBe(true)
  expect(plain.body.equals((await asked('identity')).body)).toBe(true)
})

test('SYNC-17 whoever has this snapshot is not sent it again', async () => {
  const etag = `W/"1.${ROWS}"`
  const asked = (known: string) => fetched(kari, { headers: { 'if-none-match': known } })
  for (const known of [etag, `"1.${ROWS}"`, `"other", ${etag}`, '*']) {
    expect(await asked(known)).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  }
  for (const known of ['W/"1.3"', `"2.${ROWS}"`]) expect((await asked(known)).status).toBe(200)
})

test('SYNC-3 no access and no such room have the same answer, which says nothing', async () => {
  const outsider = await board.addPerson(null)
  const [unseen, none] = [await fetched(outsider), await fetched(outsider, { room: NOWHERE })]
  expect(unseen.status).toBe(404)
  expect(none.status).toBe(404)
  expect(unseen.body).toEqual(none.body)
  const told = ({ headers: { date: _, ...headers } }: Answer) => headers
  expect(told(unseen)).toEqual(told(none))
  for (const room of [
    `events.${board.clusterId}`,
    '..%2fx',
    '%2e%2e',
    'board.x',
    `board.${'x'.repeat(10_000)}`,
  ]) {
    expect((await fetched(kari, { room })).status).toBe(404)
  }
})

test('SYNC-5 whose access goes while the snapshot is read gets nothing of it', async () => {
  const other = await testBoard(urls)
  const per = await other.addPerson('reader')
  const lock = await other.db.connect()
  await lock.query('begin')
  await lock.query('lock table room_snapshot in access exclusive mode')
  const asked = fetched(per, { room: other.room })
  await until(async () => {
    const { rows } = await board.db.query(
      `select 1 from pg_stat_activity
       where wait_event_type = 'Lock' and query like '%left join room_snapshot%'`,
    )
    expect(rows).toHaveLength(1)
  })
  await other.setRole(per, null)
  await lock.query('rollback')
  lock.release()
  expect((await asked).status).toBe(404)
  await other.close()
})

test('SYNC-3 nobody reads a snapshot without being signed in, whatever the address says', async () => {
  const forged = { cookie: kari.cookie.replace(/.{8}$/, 'AAAAAAA%3D') }
  expect((await fetched(null)).status).toBe(401)
  expect((await fetched(forged)).status).toBe(401)
  expect((await fetched(null, { query: `?token=${kari.token}` })).status).toBe(401)
  const left = await board.addPerson('participant')
  await board.db.query('delete from auth_session where token = $1', [left.token])
  expect((await fetched(left)).status).toBe(401)
})

test('SYNC-3 pages of other sites read no snapshot', async () => {
  const asked = async (headers: Record<string, string>) => (await fetched(kari, { headers })).status
  expect(await asked({ origin: TEST_ORIGIN, 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await asked({ origin: 'http://framsyn.test.evil.example' })).toBe(403)
  expect(await asked({ origin: 'null' })).toBe(403)
  expect(await asked({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await asked({ 'sec-fetch-site': 'same-site' })).toBe(403)
})

test('SYNC-5 a reader reads it, and who has been removed does not any more', async () => {
  const per = await board.addPerson('reader')
  expect((await fetched(per)).status).toBe(200)
  await board.setRole(per, null)
  expect((await fetched(per)).status).toBe(404)
})

test('SYNC-17 it is only ever read', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect(await fetched(kari, { method })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
  }
  expect(await fetched(kari, { method: 'HEAD' })).toMatchObject({
    status: 200,
    body: Buffer.alloc(0),
  })
  expect((await fetched(kari, { query: '?v=old' })).status).toBe(400)
})

test('SYNC-23 who opens documents without end waits, and others behind the same address do not', async () => {
  const [eager, calm] = [await board.addPerson('reader'), await board.addPerson('reader')]
  const answers = await Promise.all(
    Array.from({ length: 70 }, () => fetched(eager, { headers: { 'if-none-match': '*' } })),
  )
  const waiting = answers.filter(({ status }) => status === 429)
  expect(waiting).toHaveLength(10)
  expect(Number(waiting[0]?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await fetched(calm)).status).toBe(200)
})

import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { log } from '@/lib/platform/log'
import { testDatabase } from '../embedded/testing'
import { createSyncPool } from '../persistence/pool'
import { createSync } from '../rooms'
import { TEST_ORIGIN, TEST_SECRET, testBoard } from '../rooms/testing/board'
import { fetchOf } from '../rooms/testing/browser'
import { cardsNamed, compacts, writeRows } from '../rooms/testing/log'
import { until } from '../rooms/testing/until'
import { watching } from '../rooms/testing/watched'
import { gateway } from './testing'

const urls = await testDatabase()
const board = await testBoard(urls)
const pool = createSyncPool(urls.syncUrl)
const sync = createSync({
  pool,
  authSecret: TEST_SECRET,
  origins: [TEST_ORIGIN],
  log,
  nodeId: randomUUID(),
  clock: () => new Date(),
})

afterAll(async () => {
  await sync.close()
  await pool.end()
  await board.close()
})

test('SYNC-17 a page gets its document through the gateway, the snapshot by HTTP and the rest by socket', async () => {
  const { made, url } = await gateway()
  made.open({ sync, web: null })
  const kari = await board.addPerson('participant')
  const connect = watching({ url: `${url.replace('http', 'ws')}/sync`, room: board.room })
  const early = connect(kari)
  await until(() => expect(early.connection.state().link).toBe('joined'))
  expect(early.sockets[0]?.get('since')).toBe('1.0')
  const cards = cardsNamed('card', { count: 4, size: 300_000 })
  await writeRows(board, { author: kari, cards })
  await compacts(board, 4)

  const late = connect(kari)
  await until(() => expect(late.connection.state().link).toBe('joined'))
  expect(late.sockets[0]?.get('since')).toBe('1.4')
  expect(late.connection.doc.getMap('cards').size).toBe(4)
  early.connection.close()
  late.connection.close()

  const answer = await fetchOf(kari)(`${url}/sync/${board.room}/snapshot`)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('framsyn-bytes')))
  const [none, other] = [`board.${randomUUID()}/snapshot`, 'elsewhere']
  const answers = await Promise.all(
    [none, other].map((path) => fetchOf(kari)(`${url}/sync/${path}`)),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 404])
  const [first, second] = await Promise.all(answers.map((answer) => answer.json()))
  expect(first).toEqual(second)
})

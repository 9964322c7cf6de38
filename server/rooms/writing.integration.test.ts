import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Rejection } from '@/lib/sync/messages'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, type TestServer, testBoard, testServer } from './testing'
import { RawClient, type Visit } from './testing-client'

const SOON = { timeout: 15_000, interval: 10 }

let board: TestBoard
let server: TestServer
const clients: RawClient[] = []

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  server = await testServer(urls)
})

afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

afterAll(async () => {
  await server.close()
  await board.close()
})

async function joined(visit: Partial<Visit>): Promise<RawClient> {
  const client = new RawClient({ url: server.url, room: board.room, ...visit })
  clients.push(client)
  await vi.waitFor(() => expect(client.joined).toBe(true), SOON)
  return client
}

test('SYNC-10 two clients converge, and saved comes when the log has the edit', async () => {
  const [kari, per] = await Promise.all([
    board.addPerson('participant'),
    board.addPerson('participant'),
  ])
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('one', 'from a'))
  a.sendSaved(1)
  b.edit((doc) => doc.getMap('cards').set('two', 'from b'))
  await vi.waitFor(() => {
    expect(a.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
    expect(b.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
    expect(a.saved).toEqual([1])
  }, SOON)
  const late = await joined(kari)
  expect(late.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
})

test("SYNC-15 a reader's update is rejected and leaves no row", async () => {
  const reader = await joined(await board.addPerson('reader'))
  const rows = () => board.db.query('select count(*)::int as n from room_log')
  const before = (await rows()).rows[0].n
  reader.sendSaved(4)
  reader.edit((doc) => doc.getMap('cards').set('reader', 1))
  reader.sendSaved(5)
  await vi.waitFor(
    () => expect(reader.rejected).toEqual([{ code: Rejection.readOnly, n: 4 }]),
    SOON,
  )
  expect(reader.saved).toEqual([4])
  expect((await rows()).rows[0].n).toBe(before)
})

import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeSegments } from '@/lib/sync/segments'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { type TestBoard, testBoard } from './testing/board'
import { type ServerProcess, serverProcess } from './testing/processes'
import { RawClient } from './testing/raw-client'
import { testServer } from './testing/server'
import { until } from './testing/until'

let urls: DatabaseUrls
let board: TestBoard
const stopping: (() => unknown)[] = []

beforeAll(async () => {
  urls = await testDatabase()
  board = await testBoard(urls)
})

afterEach(async () => {
  for (const stop of stopping.splice(0)) await stop()
})

afterAll(() => board.close())

async function startProcess(): Promise<ServerProcess> {
  const server = await serverProcess(urls)
  stopping.push(server.kill)
  return server
}

/** Whatever the log says, read by nothing but Yjs. */
async function storedDocument(): Promise<Y.Doc> {
  const { rows } = await board.db.query(
    'select payload from room_log where room = $1 order by seq',
    [board.room],
  )
  const doc = new Y.Doc()
  for (const { payload } of rows) {
    for (const { update } of decodeSegments(payload)) Y.applyUpdate(doc, update)
  }
  return doc
}

test('SYNC-14 kill -9 under load loses nothing acknowledged, and clients bring back the rest', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => board.addPerson('participant')))
  const { url, kill } = await startProcess()
  const clients = people.map((person) => new RawClient({ url, room: board.room, ...person }))
  await until(() => expect(clients.every(({ joined }) => joined)).toBe(true))

  const writing = clients.map((client, who) => {
    let n = 0
    return setInterval(() => {
      n += 1
      const key = `${who}-${n}`
      client.edit((doc) => doc.getMap('cards').set(key, 1))
      client.sendSaved(n)
    }, 5)
  })
  const acknowledged = () => clients.reduce((sum, { saved }) => sum + saved.length, 0)
  await until(() => expect(acknowledged()).toBeGreaterThan(100))
  await kill()
  for (const timer of writing) clearInterval(timer)

  const stored = (await storedDocument()).getMap('cards')
  const lost = clients.flatMap(({ saved }, who) =>
    saved.map((n) => `${who}-${n}`).filter((key) => !stored.has(key)),
  )
  expect(lost).toEqual([])

  const again = await startProcess()
  const [returning] = people.map((person, who) => {
    const client = new RawClient({ url: again.url, room: board.room, ...person })
    const doc = clients[who]?.doc
    until(() => expect(client.joined).toBe(true)).then(() => {
      if (doc) client.sendUpdate(Y.encodeStateAsUpdate(doc), 1)
      client.sendSaved(1)
    })
    return client
  })
  await until(() => expect(returning?.saved).toEqual([1]))
  await until(async () => {
    const whole = (await storedDocument()).getMap('cards')
    const written = clients.flatMap(({ doc }) => [...doc.getMap('cards').keys()])
    expect(written.filter((key) => !whole.has(key))).toEqual([])
  })
})

test('SYNC-13 while Postgres takes nothing, nothing is acknowledged, and then everything in order', async () => {
  const server = await testServer(urls)
  stopping.push(() => server.close())
  const person = await board.addPerson('participant')
  const client = new RawClient({ url: server.url, room: board.room, ...person })
  await until(() => expect(client.joined).toBe(true))

  const database = new URL(urls.superUrl).pathname.slice(1)
  const elsewhere = urls.superUrl.replace(`/${database}`, '/postgres')
  const admin = new pg.Client({ connectionString: elsewhere })
  await admin.connect()
  stopping.push(() => admin.end())
  await admin.query(`alter database "${database}" allow_connections false`)
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'framsyn_sync' and datname = $1`,
    [database],
  )
  for (let n = 1; n <= 20; n++) {
    client.edit((doc) => doc.getMap('cards').set(`outage ${n}`, n))
    client.sendSaved(n)
  }
  const other = new RawClient({ url: server.url, room: board.room, ...person })
  await until(() => expect(other.refusedWith).toBe(503))
  expect(client.saved).toEqual([])
  expect(client.closed).toBeNull()

  await admin.query(`alter database "${database}" allow_connections true`)
  await until(() => expect(client.saved.at(-1)).toBe(20))
  const stored = (await storedDocument()).getMap('cards')
  for (let n = 1; n <= 20; n++) expect(stored.get(`outage ${n}`)).toBe(n)
})

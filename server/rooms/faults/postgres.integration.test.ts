import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestBoard, testBoard } from '../testing/board'
import { type TestServer, testServer } from '../testing/server'
import { until } from '../testing/until'
import { type Audit, auditOf } from './testing/audit'
import { chanceOf } from './testing/chance'
import { operationsIn, prepareBoard } from './testing/operations'
import { type OwnPostgres, ownPostgres } from './testing/postgres'
import { mountSmallDisk } from './testing/small-disk'
import {
  honestWriter,
  isSettled,
  type Load,
  pageWriter,
  startLoad,
  type Writer,
} from './testing/writers'

const WRITERS = 4
// A whole database server starts and recovers here, on machines that do other things meanwhile.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const disk = mountSmallDisk()
let postgres: OwnPostgres
let board: TestBoard
let audit: Audit
let server: TestServer
let writers: Writer[]
let load: Load

beforeAll(async () => {
  postgres = await ownPostgres()
})

beforeEach(async () => {
  board = await testBoard(postgres.urls)
  server = await testServer(postgres.urls, { log: pino({ level: 'silent' }) })
  const people = []
  for (let n = 0; n < WRITERS; n++) people.push(await board.addPerson('participant'))
  const [first] = people
  if (first) await prepareBoard(board, first)
  audit = auditOf(board)
  writers = people.map((person, at) => {
    const desk = { url: server.url, room: board.room, person }
    return at % 2 === 0 ? pageWriter(desk) : honestWriter(desk)
  })
  await until(() => expect(writers.every(({ isJoined }) => isJoined)).toBe(true))
  load = startLoad(writers, { every: 50, chance: chanceOf(1) })
  await acknowledgesMore()
})

afterEach(async () => {
  load.stop()
  postgres.thaw()
  for (const writer of writers) writer.close()
  await server.close()
  await board.close()
})

afterAll(async () => {
  await postgres.remove()
  disk?.remove()
})

const made = () => writers.flatMap((writer) => writer.made)

const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged, 0)

async function acknowledgesMore(): Promise<void> {
  const before = acknowledged()
  await until(() => expect(acknowledged()).toBeGreaterThan(before + 20))
}

/** The pages say so, nobody has lost the connection to the server, and nothing is acknowledged. */
async function saysNotSaved(): Promise<void> {
  await until(() => {
    const said = writers.flatMap(({ says }) => says ?? [])
    expect(said).toEqual(['not-saved', 'not-saved'])
  })
  expect(writers.map(({ isJoined }) => isJoined)).toEqual(writers.map(() => true))
  const [before, soFar] = [acknowledged(), made().length]
  await until(() => expect(made().length).toBeGreaterThan(soFar + 20))
  expect(acknowledged()).toBe(before)
}

/** Everything that was written is in Postgres, once, each writer's in the order of writing. */
async function nothingIsLost(): Promise<void> {
  await acknowledgesMore()
  load.stop()
  await until(() => expect(writers.map(isSettled)).toEqual(writers.map(() => true)))
  await audit.read()
  expect(audit.faults).toEqual([])
  const counts = operationsIn(audit.doc)
  expect(made().filter((operation) => counts.get(operation) !== 1)).toEqual([])
}

test('SYNC-13 Postgres restarts: nothing is lost, and nobody is sent away', async () => {
  await postgres.stop()
  await postgres.start()
  await nothingIsLost()
  expect(writers.map(({ isJoined }) => isJoined)).toEqual(writers.map(() => true))
})

test('SYNC-13 one process of Postgres is killed, and then all of it: nothing is lost', async () => {
  await postgres.killBackend()
  await acknowledgesMore()
  postgres.killServer()
  await nothingIsLost()
})

test('SYNC-13 Postgres is away for seconds: pages say so, and everything is saved when it is back', async () => {
  await postgres.stop()
  await saysNotSaved()
  await postgres.start()
  await nothingIsLost()
})

test('SYNC-13 Postgres hangs: pages say so, and everything is saved when it goes on', async () => {
  postgres.freeze()
  await saysNotSaved()
  postgres.thaw()
  await nothingIsLost()
})

test('SYNC-13 a server stops in time while Postgres hangs in the middle of a commit', async () => {
  postgres.freeze()
  await saysNotSaved()
  await server.stop()
  expect(writers.map(({ isJoined }) => isJoined)).toEqual(writers.map(() => false))
  postgres.thaw()
  server.restart()
  await nothingIsLost()
})

test.skipIf(!disk)(
  'SYNC-13 the disk is full: pages say so, and everything is saved when there is room',
  async () => {
    await board.db.query('drop tablespace if exists small')
    await board.db.query(`create tablespace small location '${disk?.path}'`)
    await board.db.query('alter table room_log set tablespace small')
    disk?.fill()
    await saysNotSaved()
    disk?.empty()
    await nothingIsLost()
  },
)

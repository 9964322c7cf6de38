import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DatabaseUrls } from '../../embedded/cluster'
import { testDatabase } from '../../embedded/testing'
import { type TestBoard, type TestPerson, testBoard } from '../testing/board'
import { RawClient } from '../testing/raw-client'
import { type TestServer, testServer } from '../testing/server'
import { sees, until } from '../testing/until'
import { auditOf } from './testing/audit'
import { chanceOf } from './testing/chance'
import { operationsIn, prepareBoard } from './testing/operations'
import { type TcpProxy, tcpProxy } from './testing/tcp-proxy'
import {
  honestWriter,
  isSettled,
  type Load,
  pageWriter,
  startLoad,
  type Writer,
} from './testing/writers'

let urls: DatabaseUrls
let board: TestBoard
let server: TestServer
let proxy: TcpProxy
let people: TestPerson[]
let ahead = 0
const now = () => Date.now() + ahead
/** A little more than the time from one look at everybody to the next. */
const UPKEEP_EVERY = 1_200
const stopping: (() => void)[] = []

beforeAll(async () => {
  urls = await testDatabase()
})

beforeEach(async () => {
  board = await testBoard(urls)
  server = await testServer(urls, { now })
  proxy = await tcpProxy(server.url)
  people = []
  for (let n = 0; n < 4; n++) people.push(await board.addPerson('participant'))
  if (people[0]) await prepareBoard(board, people[0])
})

afterEach(async () => {
  for (const stop of stopping.splice(0)) stop()
  await proxy.close()
  await server.close()
  await board.close()
})

afterAll(() => {
  ahead = 0
})

/** Two by way of the line, two without, of each a page and another client, all writing. */
async function everybodyWrites(): Promise<{ far: Writer[]; near: Writer[]; load: Load }> {
  const writers = people.map((person, at) => {
    const desk = { url: at < 2 ? proxy.url : server.url, room: board.room, person }
    return at % 2 === 0 ? pageWriter(desk) : honestWriter(desk)
  })
  stopping.push(() => writers.forEach((writer) => void writer.close()))
  await until(() => expect(writers.every(({ isJoined }) => isJoined)).toBe(true))
  const load = startLoad(writers, { every: 50, chance: chanceOf(2) })
  stopping.unshift(load.stop)
  return { far: writers.slice(0, 2), near: writers.slice(2), load }
}

const sum = (writers: readonly Writer[], what: (writer: Writer) => number) =>
  writers.reduce((total, writer) => total + what(writer), 0)

async function growsBy(count: number, measure: () => number): Promise<void> {
  const before = measure()
  await until(() => expect(measure()).toBeGreaterThanOrEqual(before + count))
}

/** Everybody sees everything that anybody has written, and Postgres has it once. */
async function converges(writers: readonly Writer[], load: Load): Promise<void> {
  load.stop()
  await until(() => expect(writers.map(isSettled)).toEqual(writers.map(() => true)))
  const audit = auditOf(board)
  await audit.read()
  expect(audit.faults).toEqual([])
  const stored = operationsIn(audit.doc)
  const made = writers.flatMap((writer) => writer.made)
  expect(made.filter((operation) => stored.get(operation) !== 1)).toEqual([])
  await until(() => {
    for (const { doc } of writers) expect(operationsIn(doc)).toEqual(stored)
  })
}

test('SYNC-17 on a long and narrow line everybody still ends with the same document', async () => {
  proxy.weather({ latency: 120, bytesPerSecond: 60_000 })
  const { far, near, load } = await everybodyWrites()
  await growsBy(20, () => sum(far, ({ acknowledged }) => acknowledged))
  await converges([...far, ...near], load)
})

test('SYNC-25 connections that are reset come back with what was written', async () => {
  const { far, near, load } = await everybodyWrites()
  for (let n = 0; n < 3; n++) {
    await growsBy(10, () => sum(far, ({ acknowledged }) => acknowledged))
    proxy.reset()
    await until(() => expect(far.some(({ isJoined }) => isJoined)).toBe(false))
    await until(() => expect(far.every(({ isJoined }) => isJoined)).toBe(true))
  }
  await converges([...far, ...near], load)
})

test('SYNC-14 those who are cut off and those who are not write on, and agree once the line is back', async () => {
  const { far, near, load } = await everybodyWrites()
  await growsBy(10, () => sum(far, ({ acknowledged }) => acknowledged))
  proxy.part()
  await growsBy(20, () => sum(near, ({ acknowledged }) => acknowledged))
  await growsBy(20, () => sum(far, ({ made }) => made.length))
  const acknowledged = sum(far, (writer) => writer.acknowledged)
  await growsBy(20, () => sum(near, (writer) => writer.acknowledged))
  expect(sum(far, (writer) => writer.acknowledged)).toBe(acknowledged)
  proxy.heal()
  await converges([...far, ...near], load)
})

test('SYNC-22 whoever has gone without a word leaves the room, and those who answer stay', async () => {
  const [kari, per] = people
  if (!kari || !per) throw new Error('nobody is here')
  const gone = new RawClient({ url: proxy.url, room: board.room, ...kari })
  const here = new RawClient({ url: server.url, room: board.room, ...per })
  stopping.push(
    () => gone.close(),
    () => here.close(),
  )
  await until(() => expect([gone.joined, here.joined]).toEqual([true, true]))
  gone.sendPresence([{ client: 4711, clock: 1, state: { view: 'canvas' } }])
  await sees(here, 4711, { view: 'canvas' })

  proxy.part()
  const [partedAt, told] = [now(), () => here.states.get(4711)?.state ?? null]
  let movedAt = 0
  await until(() => {
    if (performance.now() - movedAt > UPKEEP_EVERY) {
      movedAt = performance.now()
      ahead += 10_000
    }
    expect(told()).toBeNull()
  })
  expect(now() - partedAt).toBeLessThan(60_000)
  expect(here.closed).toBeNull()
  here.sendSaved(1)
  await until(() => expect(here.saved).toEqual([1]))
})

import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { appendChange } from '@/lib/sync/log'
import { Message, Rejection, SyncStep } from '@/lib/sync/messages'
import { decodeSegments, type Segment } from '@/lib/sync/segments'
import { testDatabase } from '../embedded/testing'
import { inTransaction } from '../persistence/pool'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import { RawClient, type Visit } from './testing/raw-client'
import { type TestServer, testServer } from './testing/server'

const SOON = { timeout: 15_000, interval: 10 }

let board: TestBoard
let server: TestServer
let kari: TestPerson
let per: TestPerson
const clients: RawClient[] = []

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  server = await testServer(urls)
  kari = await board.addPerson('participant')
  per = await board.addPerson('participant')
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

const rows = async () =>
  (
    await board.db.query('select seq, payload from room_log where room = $1 order by seq', [
      board.room,
    ])
  ).rows

const saves = (client: RawClient, ...numbers: number[]) =>
  vi.waitFor(() => expect(client.saved).toEqual(numbers), SOON)

const closedWith = (client: RawClient, code: number) =>
  vi.waitFor(() => expect(client.closed?.code).toBe(code), SOON)

/** As the web process does it: in a transaction of its own. */
const append = (segment: Segment) =>
  inTransaction(board.db, {
    work: (client) =>
      appendChange(client, {
        room: board.room,
        segments: [segment],
        idempotencyKey: randomUUID(),
        node: 'web',
      }),
  })

function updateOf(change: (doc: Y.Doc) => void, client?: number): Uint8Array {
  const doc = new Y.Doc()
  if (client !== undefined) doc.clientID = client
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

test('SYNC-10 two clients converge, and saved comes when the log has the edit', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('one', 'from a'))
  a.sendSaved(1)
  b.edit((doc) => doc.getMap('cards').set('two', 'from b'))
  await saves(a, 1)
  const said = new Y.Doc()
  for (const { payload } of await rows()) {
    for (const { update } of decodeSegments(payload)) Y.applyUpdate(said, update)
  }
  expect(said.getMap('cards').get('one')).toBe('from a')
  await vi.waitFor(() => {
    expect(a.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
    expect(b.doc.getMap('cards').toJSON()).toEqual({ one: 'from a', two: 'from b' })
  }, SOON)
})

test('SYNC-11 each author has a segment of their own, stamped by the server', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const before = (await rows()).length
  a.edit((doc) => doc.getMap('cards').set('a', 1))
  b.edit((doc) => doc.getMap('cards').set('b', 1))
  a.sendSaved(1)
  b.sendSaved(1)
  await Promise.all([saves(a, 1), saves(b, 1)])
  const authors = new Map<number, string>()
  for (const { payload } of (await rows()).slice(before)) {
    for (const { person, update } of decodeSegments(payload)) {
      for (const client of Y.parseUpdateMeta(update).from.keys()) authors.set(client, person)
    }
  }
  expect(authors).toEqual(
    new Map([
      [a.doc.clientID, kari.id],
      [b.doc.clientID, per.id],
    ]),
  )
})

test('SYNC-17 a newcomer gets the tail as SyncStep2 and then SyncStep1', async () => {
  const late = await joined(kari)
  const steps = late.frames.filter(({ type }) => type === Message.sync).map(({ step }) => step)
  expect(steps).toEqual([SyncStep.step2, SyncStep.step1])
  expect(late.doc.getMap('cards').get('one')).toBe('from a')
})

test('SYNC-7 what is known already leaves no row, no frame and no rejection', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('once', 1))
  a.sendSaved(1)
  await saves(a, 1)
  await vi.waitFor(() => expect(b.doc.getMap('cards').has('once')).toBe(true), SOON)
  const [stored, frames] = [(await rows()).length, b.frames.length]
  a.sendUpdate(Y.encodeStateAsUpdate(a.doc), SyncStep.step2)
  a.sendSaved(2)
  await saves(a, 1, 2)
  expect((await rows()).length).toBe(stored)
  expect(b.frames.slice(frames).filter(({ type }) => type === Message.sync)).toEqual([])
  expect(a.rejected).toEqual([])
})

test('SYNC-7 a gap is answered with SyncStep1, and saved waits for what was missing', async () => {
  const a = await joined(kari)
  const first = a.frames.length
  const updates: Uint8Array[] = []
  a.doc.on('update', (update) => updates.push(update))
  a.doc.getMap('cards').set('lost on the way', 1)
  a.doc.getMap('cards').set('after the gap', 1)
  a.sendUpdate(updates[1] ?? new Uint8Array())
  a.sendSaved(1)
  await vi.waitFor(() => {
    expect(a.frames.slice(first).some(({ step }) => step === SyncStep.step1)).toBe(true)
  }, SOON)
  expect(a.saved).toEqual([])
  a.sendUpdate(Y.encodeStateAsUpdate(a.doc), SyncStep.step2)
  await saves(a, 1)
  const b = await joined(per)
  expect(b.doc.getMap('cards').has('lost on the way')).toBe(true)
  expect(b.doc.getMap('cards').has('after the gap')).toBe(true)
})

test('SYNC-7 malformed updates close 4400 and reach nobody', async () => {
  const b = await joined(per)
  const text = (doc: Y.Doc) => doc.getMap('cards').set('x', 1)
  const v2 = new Y.Doc()
  text(v2)
  const malformed: Record<string, Uint8Array> = {
    'format V2': Y.encodeStateAsUpdateV2(v2),
    'a bomb of structs': Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0),
    'a foreign root': updateOf((doc) => doc.getMap('secrets').set('x', 1)),
    'a forbidden key': updateOf((doc) => doc.getMap('cards').set('__proto__', 1)),
    'a forbidden key within': updateOf((doc) =>
      doc.getMap('cards').set('x', JSON.parse('{"a":[{"__proto__":1}]}')),
    ),
    truncated: updateOf(text).slice(0, -3),
    'left over': Uint8Array.of(...updateOf(text), 0),
  }
  const before = (await rows()).length
  for (const [name, update] of Object.entries(malformed)) {
    const a = await joined(kari)
    a.sendUpdate(update)
    await vi.waitFor(() => expect([name, a.closed?.code]).toEqual([name, 4400]), SOON)
  }
  expect((await rows()).length).toBe(before)
  expect(b.closed).toBeNull()
})

test('SYNC-6 messages that are not for the server close 4400', async () => {
  for (const type of [2, 4, 103, 105, 106, 4000]) {
    const a = await joined(kari)
    a.send((encoder) => encoding.writeVarUint(encoder, type))
    await closedWith(a, 4400)
  }
  const stock = await joined({ ...kari, version: null })
  stock.sendSaved(1)
  await closedWith(stock, 4400)
})

test('SYNC-4 after a close the rest is dropped unread', async () => {
  const a = await joined(kari)
  const before = (await rows()).length
  a.send((encoder) => encoding.writeVarUint(encoder, 4000))
  for (let index = 0; index < 50; index++) a.edit((doc) => doc.getMap('cards').set('late', index))
  await closedWith(a, 4400)
  expect((await rows()).length).toBe(before)
})

test('SYNC-23 what is too large is closed as such', async () => {
  const [a, b] = [await joined(kari), await joined(kari)]
  a.sendUpdate(updateOf((doc) => doc.getMap('cards').set('x', 'a'.repeat(1024 * 1024))))
  await closedWith(a, 4413)
  b.socket.send(Buffer.alloc(4 * 1024 * 1024 + 1))
  await closedWith(b, 1009)
})

test('SYNC-7 an update that stands on something unknown is rejected', async () => {
  const a = await joined(kari)
  const other = new Y.Doc()
  other.getText('cards').insert(0, 'ab')
  const before = Y.encodeStateVector(other)
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(other))
  a.doc.getText('cards').insert(1, 'x')
  a.sendUpdate(Y.diffUpdate(Y.encodeStateAsUpdate(a.doc), before))
  await vi.waitFor(
    () => expect(a.rejected).toEqual([{ code: Rejection.unknownOrigin, n: 0 }]),
    SOON,
  )
})

test('SYNC-7 deleting what is yet to be written is rejected', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const encoder = encoding.createEncoder()
  for (const value of [0, 1, b.doc.clientID, 1, 0, 1000]) encoding.writeVarUint(encoder, value)
  a.sendUpdate(encoding.toUint8Array(encoder))
  await vi.waitFor(
    () => expect(a.rejected).toEqual([{ code: Rejection.unknownOrigin, n: 0 }]),
    SOON,
  )
})

test("SYNC-8 another person's client id is refused, and its owner writes on", async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('mine', 1))
  a.sendSaved(1)
  await saves(a, 1)
  const forged = updateOf((doc) => {
    doc.getMap('cards').set('forged', 1)
    doc.getMap('cards').set('forged again', 1)
    doc.getMap('cards').set('and again', 1)
  }, a.doc.clientID)
  b.sendUpdate(forged)
  await vi.waitFor(
    () => expect(b.rejected).toEqual([{ code: Rejection.foreignClient, n: 0 }]),
    SOON,
  )
  a.edit((doc) => doc.getMap('cards').set('mine too', 1))
  a.sendSaved(2)
  await saves(a, 1, 2)
  const late = await joined(kari)
  expect(late.doc.getMap('cards').has('forged again')).toBe(false)
  expect(late.doc.getMap('cards').has('mine too')).toBe(true)
})

test('SYNC-8 a client id belongs to whoever showed it first, also in presence only', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.sendPresence([{ client: 4711, clock: 1, state: { view: 'canvas' } }])
  await vi.waitFor(() => expect(b.states.get(4711)?.state?.view).toBe('canvas'), SOON)
  const bound = await board.db.query('select person from room_client where client_id = 4711')
  expect(bound.rows).toEqual([{ person: kari.id }])
  b.sendUpdate(updateOf((doc) => doc.getMap('cards').set('squat', 1), 4711))
  await vi.waitFor(
    () => expect(b.rejected).toEqual([{ code: Rejection.foreignClient, n: 0 }]),
    SOON,
  )
})

test('SYNC-15 a reader is rejected, after the last number that it sent', async () => {
  const reader = await joined(await board.addPerson('reader'))
  const before = (await rows()).length
  reader.sendSaved(4)
  reader.edit((doc) => doc.getMap('cards').set('reader', 1))
  reader.sendSaved(5)
  await vi.waitFor(
    () => expect(reader.rejected).toEqual([{ code: Rejection.readOnly, n: 4 }]),
    SOON,
  )
  expect(reader.saved).toEqual([4])
  expect((await rows()).length).toBe(before)
})

test('SYNC-16 what another process appends reaches open sockets, and is built upon', async () => {
  const a = await joined(kari)
  const update = updateOf((doc) => doc.getMap('cards').set('written by the server', 1))
  await append({ person: kari.id, onBehalfOf: per.id, update })
  await vi.waitFor(() => {
    expect(a.doc.getMap('cards').has('written by the server')).toBe(true)
  }, SOON)
  a.edit((doc) => doc.getMap('cards').delete('written by the server'))
  a.sendSaved(1)
  await saves(a, 1)
  expect(a.rejected).toEqual([])
})

test('SYNC-10 a row that another process wrote in between is taken in before the next', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  for (let index = 0; index < 10; index++) {
    const update = updateOf((doc) => doc.getMap('cards').set(`server ${index}`, index))
    a.edit((doc) => doc.getMap('cards').set(`a ${index}`, index))
    await append({ person: kari.id, onBehalfOf: null, update })
    a.sendSaved(index + 1)
  }
  await vi.waitFor(() => expect(a.saved.at(-1)).toBe(10), SOON)
  await vi.waitFor(() => {
    for (let index = 0; index < 10; index++) {
      expect(b.doc.getMap('cards').has(`a ${index}`)).toBe(true)
      expect(b.doc.getMap('cards').has(`server ${index}`)).toBe(true)
    }
  }, SOON)
  const seqs = (await rows()).map(({ seq }) => Number(seq))
  expect(seqs).toEqual(seqs.map((_, at) => at + 1))
})

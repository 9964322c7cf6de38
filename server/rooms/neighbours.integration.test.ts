import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { scopeOf } from '@/lib/auth/mint'
import { executorOf, inCluster } from '@/lib/platform/db'
import { carrySignals } from '@/lib/platform/signals'
import { appendChange, raiseAccessEpoch } from '@/lib/sync/log'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import type { Bus, BusMessage } from '../fanout/bus'
import { createInProcessBus, type Hub } from '../fanout/in-process'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import type { RawClient } from './testing/raw-client'
import { onlyRoom, type TestRooms, testRooms } from './testing/rooms'
import { closes, saves, sees, until } from './testing/until'

let urls: DatabaseUrls
let board: TestBoard
let kari: TestPerson
let per: TestPerson
let hub: Hub
/** What a third node would say. */
let elsewhere: Bus
let near: TestRooms
let far: TestRooms
let farBus: Bus

beforeAll(async () => {
  urls = await testDatabase()
})

beforeEach(async () => {
  board = await testBoard(urls)
  kari = await board.addPerson('participant')
  per = await board.addPerson('reader')
  hub = new Set()
  elsewhere = createInProcessBus(hub)
  farBus = createInProcessBus(hub)
  near = await testRooms(urls, { bus: createInProcessBus(hub) })
  far = await testRooms(urls, { bus: farBus })
})

afterEach(async () => {
  await near.close()
  await far.close()
  await board.close()
  carrySignals(() => undefined)
})

const put = (client: RawClient, key: string) =>
  client.edit((doc) => doc.getMap('cards').set(key, 1))

const has = (client: RawClient, key: string) =>
  until(() => expect(client.doc.getMap('cards').has(key)).toBe(true))

const logged = async () =>
  (await board.db.query('select seq from room_log where room = $1', [board.room])).rows.length

/** Whatever the server had sent before has arrived. */
async function roundTrip({ socket }: RawClient): Promise<void> {
  const answered = new Promise((resolve) => socket.once('pong', resolve))
  socket.ping()
  await answered
}

test('SYNC-27 an edit crosses to another node without a question to Postgres', async () => {
  const { client: writer } = await near.joined(board.room, kari)
  const { client: reader } = await far.joined(board.room, per)
  const asked = vi.spyOn(far.pool, 'query')
  const connected = vi.spyOn(far.pool, 'connect')
  for (let n = 1; n <= 5; n++) {
    put(writer, `card ${n}`)
    await has(reader, `card ${n}`)
  }
  expect(asked).not.toHaveBeenCalled()
  expect(connected).not.toHaveBeenCalled()
  expect(onlyRoom(far).state.stateVector()).toEqual(onlyRoom(near).state.stateVector())
})

test.each<[string, (row: BusMessage & { kind: 'row' }) => BusMessage]>([
  ['that does not read', (row) => ({ ...row, payload: Uint8Array.of(1, 1, 9) })],
  ['that is cut short', (row) => ({ ...row, payload: row.payload.slice(0, -3) })],
  ['of another log', (row) => ({ ...row, logEpoch: row.logEpoch + 1 })],
  ['written under other access', (row) => ({ ...row, accessEpoch: row.accessEpoch + 1n })],
  ['beyond the next', (row) => ({ ...row, seq: row.seq + 7n })],
])('SYNC-27 a row %s is looked up in Postgres instead', async (_, change) => {
  const { client: writer } = await near.joined(board.room, kari)
  const heard: BusMessage[] = []
  elsewhere.subscribe(board.room, (message) => heard.push(message))
  put(writer, 'first')
  const row = await until(() => {
    const [found] = heard.flatMap((message) => (message.kind === 'row' ? [message] : []))
    if (!found) throw new Error('no row yet')
    return found
  })

  await farBus.close()
  const late = await testRooms(urls, { bus: createInProcessBus(hub) })
  try {
    const { client: reader } = await late.joined(board.room, per)
    const room = onlyRoom(late)
    await near.close()
    const { seq } = await appended('second')
    elsewhere.publish(board.room, change({ ...row, seq }))
    await has(reader, 'second')
    expect(room.state.seq).toBe(seq)
  } finally {
    await late.close()
    near = await testRooms(urls)
  }
})

/** A row that no node has told of. */
function appended(key: string) {
  const doc = new Y.Doc()
  doc.getMap('cards').set(key, 1)
  return appendChange(board.db, {
    room: board.room,
    segments: [{ person: kari.id, onBehalfOf: null, update: Y.encodeStateAsUpdate(doc) }],
    idempotencyKey: randomUUID(),
    node: 'test',
  })
}

test('SYNC-7 what a client sends again at another node is logged once', async () => {
  const { client: before } = await near.joined(board.room, kari)
  const { client: after } = await far.joined(board.room, kari)
  const heard: BusMessage[] = []
  elsewhere.subscribe(board.room, (message) => heard.push(message))
  // The far node hears nothing by itself for now.
  hub.clear()
  hub.add(new Map([[board.room, new Set([(message: BusMessage) => heard.push(message)])]]))
  put(before, 'once')
  before.sendSaved(1)
  await saves(before, 1)
  const [row] = await until(() => {
    expect(heard).toHaveLength(1)
    return heard
  })

  const room = onlyRoom(far)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  void far.rooms.commit.hold(room, () => held)
  after.sendUpdate(Y.encodeStateAsUpdate(before.doc))
  after.sendSaved(9)
  await until(() => expect(room.queue.entries).toHaveLength(1))
  if (row?.kind !== 'row') throw new Error('not a row')
  room.learnRows([row])
  release()
  await saves(after, 9)
  expect(await logged()).toBe(1)
})

test('SYNC-22 people at another node are shown, to newcomers as soon as they come', async () => {
  const { client: a } = await near.joined(board.room, kari)
  a.sendPresence([{ client: 100, clock: 1, state: { view: 'canvas' } }])
  await until(() => expect(onlyRoom(near).queue.isEmpty).toBe(true))
  const { client: b } = await far.joined(board.room, per)
  await sees(b, 100, { view: 'canvas', user: { id: kari.id } })
  a.sendPresence([{ client: 100, clock: 2, state: { view: 'list' } }])
  await sees(b, 100, { view: 'list', user: { id: kari.id } })
  a.close()
  await sees(b, 100, null)
})

test('SYNC-22 the newest connection takes an id over, also from another node', async () => {
  const { client: old } = await near.joined(board.room, kari)
  const [{ client: nearby }, { client: distant }] = [
    await near.joined(board.room, per),
    await far.joined(board.room, per),
  ]
  const clocks = [nearby, distant].map((client) => {
    const seen: number[] = []
    client.socket.on('message', () => seen.push(client.states.get(200)?.clock ?? 0))
    return seen
  })
  old.sendPresence([{ client: 200, clock: 1, state: { view: 'old' } }])
  await sees(distant, 200, { view: 'old' })
  const { client: fresh } = await far.joined(board.room, kari)
  fresh.sendPresence([{ client: 200, clock: 0, state: { view: 'new' } }])
  await sees(nearby, 200, { view: 'new' })
  old.close()
  await until(() => expect(onlyRoom(near).connections.size).toBe(1))
  fresh.sendPresence([{ client: 200, clock: 1, state: { view: 'newer' } }])
  await sees(nearby, 200, { view: 'newer' })
  await sees(distant, 200, { view: 'newer' })
  for (const seen of clocks) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

test('SYNC-22 somebody who moves to a node that did not know them is seen by those who did', async () => {
  const { client: watching } = await near.joined(board.room, per)
  const { client: old } = await near.joined(board.room, kari)
  for (let clock = 1; clock <= 50; clock++) {
    old.sendPresence([{ client: 300, clock, state: { clock } }])
  }
  await sees(watching, 300, { clock: 50 })
  old.close()
  await sees(watching, 300, null)
  const { client: fresh } = await far.joined(board.room, kari)
  fresh.sendPresence([{ client: 300, clock: 1, state: { view: 'moved' } }])
  await sees(watching, 300, { view: 'moved' })
})

test('SYNC-22 the people of a node that has fallen silent go after 40 seconds', async () => {
  const { client: a } = await near.joined(board.room, kari)
  const { client: b } = await far.joined(board.room, per)
  a.sendPresence([{ client: 400, clock: 1, state: { view: 'here' } }])
  await sees(b, 400, { view: 'here' })
  hub.clear()
  const { presence, confirmed } = onlyRoom(far)
  const goOn = (milliseconds: number) => {
    far.clock.goOn(milliseconds)
    Object.assign(confirmed, { access: far.clock.now(), sessions: far.clock.now() })
    presence.renew()
  }
  goOn(39_000)
  await roundTrip(b)
  expect(b.states.get(400)?.state).toMatchObject({ view: 'here' })
  goOn(2_000)
  await sees(b, 400, null)
})

test('SYNC-22 presence from another node that does not read changes nothing', async () => {
  const { client: b } = await far.joined(board.room, per)
  const entries = [Uint8Array.of(3, 1), Uint8Array.of(255, 255, 255, 255, 15), Uint8Array.of(1)]
  for (const bytes of entries) {
    elsewhere.publish(board.room, { kind: 'presence', node: 'elsewhere', entries: bytes })
  }
  const { client: a } = await near.joined(board.room, kari)
  a.sendPresence([{ client: 500, clock: 1, state: { view: 'here' } }])
  await sees(b, 500, { view: 'here' })
  expect([...b.states.keys()]).toEqual([500])
})

test('SYNC-16 what a page commits reaches open sockets by its signal, undone work by none', async () => {
  const { client } = await far.joined(board.room, per)
  const signalled: string[][] = []
  carrySignals((rooms) => {
    signalled.push([...rooms])
    for (const room of rooms) elsewhere.publish(room, { kind: 'look' })
  })
  const doc = new Y.Doc()
  doc.getMap('cards').set('by a page', 1)
  const append = (key: string) =>
    inCluster(scopeOf(board.clusterId), async (tx) => {
      await appendChange(executorOf(tx), {
        room: board.room,
        segments: [{ person: kari.id, onBehalfOf: null, update: Y.encodeStateAsUpdate(doc) }],
        idempotencyKey: key,
        node: 'pages',
      })
      if (key === 'undone') throw new Error('undone')
    })
  await expect(append('undone')).rejects.toThrow('undone')
  expect(signalled).toEqual([])
  await append('done')
  await has(client, 'by a page')
  expect(signalled).toEqual([[board.room]])
})

test('SYNC-5 a revocation reaches open sockets by its signal', async () => {
  const { client } = await far.joined(board.room, per)
  carrySignals((rooms) => {
    for (const room of rooms) elsewhere.publish(room, { kind: 'look' })
  })
  await board.db.query('delete from board_role where member_id = $1', [per.memberId])
  await inCluster(scopeOf(board.clusterId), (tx) =>
    raiseAccessEpoch(executorOf(tx), { clusterId: board.clusterId }),
  )
  await closes(client, 4403)
})

test('SYNC-27 while access could not be confirmed for 30 seconds, nobody reads', async () => {
  const { client: writer } = await near.joined(board.room, kari)
  const leaving = await board.addPerson('reader')
  const { client: stays } = await far.joined(board.room, per)
  const { client: goes } = await far.joined(board.room, leaving)
  put(writer, 'while it is confirmed')
  await has(goes, 'while it is confirmed')

  const room = onlyRoom(far)
  far.clock.goOn(30_001)
  put(writer, 'secret')
  await until(() => expect(room.state.seq).toBe(2n))
  for (const connection of room.connections) far.rooms.catchUpReader(room, connection)
  for (const client of [stays, goes]) {
    await roundTrip(client)
    expect(client.doc.getMap('cards').has('secret')).toBe(false)
  }

  // Not even raised: nobody has said that access changed, and it is asked for again all the same.
  await board.db.query('delete from board_role where member_id = $1', [leaving.memberId])
  await far.rooms.refresh(room)
  room.confirmed.sessions = far.clock.now()
  for (const connection of room.connections) far.rooms.catchUpReader(room, connection)
  await has(stays, 'secret')
  await closes(goes, 4403)
  expect(goes.doc.getMap('cards').has('secret')).toBe(false)
})

import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { scopeOf } from '@/lib/auth/mint'
import { executorOf, inCluster } from '@/lib/platform/db'
import { carrySignals } from '@/lib/platform/signals'
import { appendChange, raiseAccessEpoch } from '@/lib/sync/log'
import { encodeSegments } from '@/lib/sync/segments'
import type { BusMessage } from '../fanout/bus'
import type { RawClient } from './testing/raw-client'
import { onlyRoom } from './testing/rooms'
import { roundTrip, twoNodes } from './testing/two-nodes'
import { closes, saves, until } from './testing/until'

const nodes = twoNodes()

afterEach(() => carrySignals(() => undefined))

const put = (client: RawClient, key: string) =>
  client.edit((doc) => doc.getMap('cards').set(key, 1))

const has = (client: RawClient, key: string) =>
  until(() => expect(client.doc.getMap('cards').has(key)).toBe(true))

const logged = async () =>
  (await nodes.board.db.query('select seq from room_log where room = $1', [nodes.board.room])).rows
    .length

test('SYNC-27 an edit crosses to another node without a question to Postgres', async () => {
  const { board, kari, per, near, far } = nodes
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
  const { board, kari, per, near, far, elsewhere } = nodes
  const { client: writer } = await near.joined(board.room, kari)
  const heard: BusMessage[] = []
  elsewhere.subscribe(board.room, (message) => heard.push(message))
  put(writer, 'first')
  const row = await until(() => {
    const [found] = heard.flatMap((message) => (message.kind === 'row' ? [message] : []))
    if (!found) throw new Error('no row yet')
    return found
  })

  const { client: reader } = await far.joined(board.room, per)
  const { seq } = await appended('second')
  elsewhere.publish(board.room, change({ ...row, seq }))
  await has(reader, 'second')
  expect(onlyRoom(far).state.seq).toBe(seq)
})

test('SYNC-27 a row that Postgres does not have sends everybody away, and is not there when they are back', async () => {
  const { board, kari, near, elsewhere } = nodes
  const { client } = await near.joined(board.room, kari)
  const room = onlyRoom(near)
  const { logEpoch, accessEpoch, seq } = room.state
  const doc = new Y.Doc()
  doc.getMap('cards').set('of nobody', 1)
  const update = Y.encodeStateAsUpdate(doc)
  const payload = encodeSegments([{ person: kari.id, onBehalfOf: null, update }])
  elsewhere.publish(board.room, { kind: 'row', logEpoch, accessEpoch, seq: seq + 1n, payload })
  await has(client, 'of nobody')
  put(client, 'mine')
  client.sendSaved(1)
  await closes(client, 1012)
  expect(client.saved).toEqual([])

  const { client: back } = await near.joined(board.room, kari)
  expect(onlyRoom(near)).not.toBe(room)
  expect(back.doc.getMap('cards').size).toBe(0)
})

/** A row that no node has told of. */
function appended(key: string) {
  const doc = new Y.Doc()
  doc.getMap('cards').set(key, 1)
  return appendChange(nodes.board.db, {
    room: nodes.board.room,
    segments: [{ person: nodes.kari.id, onBehalfOf: null, update: Y.encodeStateAsUpdate(doc) }],
    idempotencyKey: randomUUID(),
    node: 'test',
  })
}

test('SYNC-7 what a client sends again at another node is logged once', async () => {
  const { board, kari, near, far, hub, elsewhere } = nodes
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

test('SYNC-16 what a page commits reaches open sockets by its signal, undone work by none', async () => {
  const { board, kari, per, far, elsewhere } = nodes
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
  const { board, per, far, elsewhere } = nodes
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
  const { board, kari, per, near, far } = nodes
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
  await far.rooms.freshness.refresh(room)
  room.confirmed.sessions = far.clock.now()
  for (const connection of room.connections) far.rooms.catchUpReader(room, connection)
  await has(stays, 'secret')
  await closes(goes, 4403)
  expect(goes.doc.getMap('cards').has('secret')).toBe(false)
})

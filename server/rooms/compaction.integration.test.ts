import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { appendChange } from '@/lib/sync/log'
import { Message, SyncStep } from '@/lib/sync/messages'
import { testDatabase } from '../embedded/testing'
import { inTransaction } from '../persistence/pool'
import { type TestBoard, type TestPerson, testBoard } from './testing/board'
import { RawClient } from './testing/raw-client'
import { type TestServer, testServer } from './testing/server'

const SOON = { timeout: 15_000, interval: 10 }
const ROWS = 501

let board: TestBoard
let server: TestServer
let kari: TestPerson
const clients: RawClient[] = []

beforeAll(async () => {
  const urls = await testDatabase()
  board = await testBoard(urls)
  server = await testServer(urls)
  kari = await board.addPerson('participant')
})

afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

afterAll(async () => {
  await server.close()
  await board.close()
})

async function joined(): Promise<RawClient> {
  const client = new RawClient({ url: server.url, room: board.room, ...kari })
  clients.push(client)
  await vi.waitFor(() => expect(client.joined).toBe(true), SOON)
  return client
}

/** Far more than one frame of a snapshot holds, with deletions. */
async function writeLongLog(): Promise<void> {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (let row = 0; row < ROWS; row++) {
    if (row % 10 === 9) doc.getMap('cards').delete(`card ${row - 1}`)
    else doc.getMap('cards').set(`card ${row}`, `${row} `.repeat(400))
  }
  await inTransaction(board.db, {
    work: async (client) => {
      for (const [row, update] of updates.entries()) {
        await appendChange(client, {
          room: board.room,
          segments: [{ person: kari.id, onBehalfOf: null, update }],
          idempotencyKey: `row ${row}`,
          node: 'web',
        })
      }
    },
  })
}

test('SYNC-19 a long tail becomes a snapshot, and newcomers, readers and writers go on', async () => {
  const early = await joined()
  await writeLongLog()
  await vi.waitFor(async () => {
    const { rows } = await board.db.query('select seq from room_snapshot where room = $1', [
      board.room,
    ])
    expect(rows).toEqual([{ seq: String(ROWS) }])
  }, SOON)
  const heads = await board.db.query(
    'select last_seq, snapshot_seq from room_head where room = $1',
    [board.room],
  )
  expect(heads.rows).toEqual([{ last_seq: String(ROWS), snapshot_seq: String(ROWS) }])

  const late = await joined()
  const steps = late.frames.filter(({ type }) => type === Message.sync).map(({ step }) => step)
  expect(steps.slice(-2)).toEqual([SyncStep.step2, SyncStep.step1])
  expect(steps.slice(0, -2).every((step) => step === SyncStep.update)).toBe(true)
  expect(steps.length).toBeGreaterThan(3)
  await vi.waitFor(() => {
    expect(early.doc.getMap('cards').toJSON()).toEqual(late.doc.getMap('cards').toJSON())
  }, SOON)
  expect(late.doc.getMap('cards').size).toBe(401)

  late.edit((doc) => doc.getMap('cards').delete('card 0'))
  late.sendUpdate(Y.encodeStateAsUpdate(late.doc), SyncStep.step2)
  late.sendSaved(1)
  await vi.waitFor(() => expect(late.saved).toEqual([1]), SOON)
  const last = await board.db.query('select last_seq from room_head where room = $1', [board.room])
  expect(last.rows).toEqual([{ last_seq: String(ROWS + 1) }])
})

test('SYNC-21 a room without sockets is forgotten, and opens again from its snapshot', async () => {
  const reopened = await joined()
  expect(reopened.doc.getMap('cards').size).toBe(400)
  reopened.edit((doc) => doc.getMap('cards').set('again', 1))
  reopened.sendSaved(1)
  await vi.waitFor(() => expect(reopened.saved).toEqual([1]), SOON)
})

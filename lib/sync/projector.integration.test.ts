import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { initialiseBoard } from '@/lib/boards/doc'
import { createCards } from '@/lib/cards/doc'
import { testDatabase } from '@/server/embedded/testing'
import { type TestBoard, type TestPerson, testBoard } from '@/server/rooms/testing/board'
import { appendChange, createRoom } from './log'
import { bringProjectionToHead, readProjectionBy, type Shortly } from './projector'
import { roomName } from './rooms'
import { encodeSegments } from './segments'
import { hostileUpdate } from './testing'
import { stopWorker } from './worker'

let board: TestBoard
let author: TestPerson

beforeAll(async () => {
  board = await testBoard(await testDatabase())
  author = await board.addPerson('facilitator')
})

afterAll(async () => {
  await stopWorker()
  await board.close()
})

const shortly: Shortly = (work) => work(board.db)

function cardUpdate(title: string): Uint8Array {
  const doc = new Y.Doc()
  initialiseBoard(doc)
  createCards(
    doc,
    [{ id: randomUUID(), type: 'driver', at: [1, 2], createdAt: 1, title, body: 'why' }],
    { source: 'import' },
  )
  return Y.encodeStateAsUpdate(doc)
}

test('SYNC-20 a read brings the projection to the head of the log and keeps it', async () => {
  const { room, db } = board
  const change = (title: string) => ({
    room,
    segments: [{ person: author.id, onBehalfOf: null, update: cardUpdate(title) }],
    idempotencyKey: title,
    node: 'test',
  })
  await appendChange(db, change('Seaweed price'))
  const first = await bringProjectionToHead(shortly, room)
  expect(first?.seq).toBe(1n)
  expect(first?.projection.cards.map(({ title, body }) => [title, body])).toEqual([
    ['Seaweed price', 'why'],
  ])

  await appendChange(db, change('Licences'))
  expect(await appendChange(db, change('Licences'))).toEqual({ seq: 2n, repeated: true })
  const [second, same] = await Promise.all([
    bringProjectionToHead(shortly, room),
    bringProjectionToHead(shortly, room),
  ])
  expect(second?.seq).toBe(2n)
  expect(second?.projection.cards).toHaveLength(2)
  expect(same).toEqual(second)
  const kept = await db.query('select seq, schema from room_projection where room = $1', [room])
  expect(kept.rows).toEqual([{ seq: '2', schema: 1 }])
})

test('SYNC-20 a room that does not exist has no projection', async () => {
  expect(await bringProjectionToHead(shortly, `board.${randomUUID()}`)).toBeNull()
})

test('SYNC-20 whatever somebody writes, the board is read and its projection is kept', async () => {
  const { room, db } = board
  const write = (update: Uint8Array) =>
    appendChange(db, {
      room,
      segments: [{ person: author.id, onBehalfOf: null, update }],
      idempotencyKey: randomUUID(),
      node: 'test',
    })
  await fc.assert(
    fc.asyncProperty(hostileUpdate, async (update) => {
      const { seq } = await write(update)
      const read = await bringProjectionToHead(shortly, room)
      expect(read?.seq).toBe(seq)
      const kept = await db.query('select seq, data from room_projection where room = $1', [room])
      expect(kept.rows).toEqual([
        { seq: String(seq), data: JSON.parse(JSON.stringify(read?.projection)) },
      ])
    }),
    { numRuns: 100 },
  )
  const read = await bringProjectionToHead(shortly, room)
  expect(read?.projection.cards.map(({ title }) => title)).toContain('Seaweed price')
})

test('SYNC-20 a state that cannot be read is not tried again, and what was kept before is shown', async () => {
  const { db, clusterId } = board
  const room = roomName({ kind: 'board', board: randomUUID() })
  await createRoom(db, { room, clusterId })
  const write = () =>
    appendChange(db, {
      room,
      segments: [{ person: author.id, onBehalfOf: null, update: cardUpdate('Kelp') }],
      idempotencyKey: randomUUID(),
      node: 'test',
    })
  const never = new Promise(() => undefined)
  const setLast = (update: Uint8Array) =>
    db.query(
      'update room_log set payload = $2 where room = $1 and seq = (select last_seq from room_head where room = $1)',
      [room, encodeSegments([{ person: author.id, onBehalfOf: null, update }])],
    )

  await write()
  await setLast(Uint8Array.of(9, 9, 9))
  await expect(bringProjectionToHead(shortly, room)).rejects.toThrow()
  expect(await readProjectionBy(never, shortly, room)).toBeNull()

  await setLast(cardUpdate('Kelp'))
  await expect(bringProjectionToHead(shortly, room)).rejects.toThrow()
  await write()
  expect(await bringProjectionToHead(shortly, room)).toMatchObject({ seq: 2n })

  await write()
  await setLast(Uint8Array.of(9, 9, 9))
  expect(await readProjectionBy(never, shortly, room)).toMatchObject({
    seq: 2n,
    projection: { cards: [{ title: 'Kelp' }, { title: 'Kelp' }] },
  })
})

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendChange } from '@/lib/sync/log'
import { Message, SyncStep } from '@/lib/sync/messages'
import { inTransaction } from '../persistence/pool'
import { testRoom } from './testing/room'
import { saves, until } from './testing/until'

const ROWS = 501

const { board, joined } = await testRoom()
const kari = await board.addPerson('participant')

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
  const early = await joined(kari)
  await writeLongLog()
  await until(async () => {
    const { rows } = await board.db.query('select seq from room_snapshot where room = $1', [
      board.room,
    ])
    expect(rows).toEqual([{ seq: String(ROWS) }])
  })
  const heads = await board.db.query(
    'select last_seq, snapshot_seq from room_head where room = $1',
    [board.room],
  )
  expect(heads.rows).toEqual([{ last_seq: String(ROWS), snapshot_seq: String(ROWS) }])

  const late = await joined(kari)
  const steps = late.frames.filter(({ type }) => type === Message.sync).map(({ step }) => step)
  expect(steps.slice(-2)).toEqual([SyncStep.step2, SyncStep.step1])
  expect(steps.slice(0, -2).every((step) => step === SyncStep.update)).toBe(true)
  expect(steps.length).toBeGreaterThan(3)
  await until(() => {
    expect(early.doc.getMap('cards').toJSON()).toEqual(late.doc.getMap('cards').toJSON())
  })
  expect(late.doc.getMap('cards').size).toBe(401)

  late.edit((doc) => doc.getMap('cards').delete('card 0'))
  late.sendUpdate(Y.encodeStateAsUpdate(late.doc), SyncStep.step2)
  late.sendSaved(1)
  await saves(late, 1)
  const last = await board.db.query('select last_seq from room_head where room = $1', [board.room])
  expect(last.rows).toEqual([{ last_seq: String(ROWS + 1) }])
})

test('SYNC-21 a room without sockets is forgotten, and opens again from its snapshot', async () => {
  const reopened = await joined(kari)
  expect(reopened.doc.getMap('cards').size).toBe(400)
  reopened.edit((doc) => doc.getMap('cards').set('again', 1))
  reopened.sendSaved(1)
  await saves(reopened, 1)
})

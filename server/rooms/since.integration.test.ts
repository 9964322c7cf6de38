import * as decoding from 'lib0/decoding'
import { beforeAll, expect, test } from 'vitest'
import { Message, SyncStep } from '@/lib/sync/messages'
import type { TestPerson } from './testing/board'
import { cardsNamed, compacts, writeRows } from './testing/log'
import type { RawClient } from './testing/raw-client'
import { testRoom } from './testing/room'
import { closes, until } from './testing/until'

const { board, joined, visit } = await testRoom()
/** Cards in the snapshot, and rows: each card was written twice. */
const OLD = 5
const SNAPSHOT = 2 * OLD

let kari: TestPerson

const cardsOf = ({ doc }: RawClient) => [...doc.getMap('cards').keys()].sort()
const stepsOf = ({ frames }: RawClient) =>
  frames.filter(({ type }) => type === Message.sync).map(({ step }) => step)

/** What the first message about the place in the log says. */
function placeOf({ frames }: RawClient): string | undefined {
  const told = frames.find(({ type }) => type === Message.seq)
  if (!told) return undefined
  const decoder = decoding.createDecoder(told.content)
  return `${decoding.readVarUint(decoder)}.${decoding.readVarUint(decoder)}`
}

beforeAll(async () => {
  kari = await board.addPerson('participant')
  const watcher = await joined(kari)
  const cards = cardsNamed('old', { count: OLD, size: 150_000 })
  await writeRows(board, { author: kari, cards })
  await writeRows(board, { author: kari, cards })
  await compacts(board, SNAPSHOT)
  await writeRows(board, { author: kari, cards: { 'new 1': 'a', 'new 2': 'b' } })
  await until(() => expect(cardsOf(watcher)).toContain('new 2'))
})

test('SYNC-17 a newcomer without a place gets the snapshot, the tail and SyncStep1, in this order', async () => {
  const client = await joined(kari)
  expect(cardsOf(client)).toHaveLength(OLD + 2)
  const steps = stepsOf(client)
  expect(steps.slice(-2)).toEqual([SyncStep.step2, SyncStep.step1])
  expect(steps.slice(0, -2).every((step) => step === SyncStep.update)).toBe(true)
})

test('SYNC-18 the log epoch is told before anything else about the document', async () => {
  const client = await joined(kari)
  const about = client.frames.filter(({ type }) => type === Message.seq || type === Message.sync)
  expect(about[0]?.type).toBe(Message.seq)
  expect(placeOf(client)).toBe('1.0')
  const stock = await joined({ ...kari, version: null })
  expect(placeOf(stock)).toBeUndefined()
})

test('SYNC-18 who has the document up to a place gets what lies after it, and nothing else', async () => {
  const client = await joined({ ...kari, since: `1.${SNAPSHOT}` })
  expect(stepsOf(client)).toEqual([SyncStep.step2, SyncStep.step1])
  expect(placeOf(client)).toBe(`1.${SNAPSHOT}`)
  expect(cardsOf(client)).toEqual(['new 1', 'new 2'])
  const upToDate = await joined({ ...kari, since: `1.${SNAPSHOT + 2}` })
  expect(stepsOf(upToDate)).toEqual([SyncStep.step2, SyncStep.step1])
  expect(cardsOf(upToDate)).toEqual([])
})

test('SYNC-18 what a snapshot has swallowed is read from the log while that is less', async () => {
  const client = await joined({ ...kari, since: `1.${SNAPSHOT - 1}` })
  expect(stepsOf(client)).toEqual([SyncStep.update, SyncStep.step2, SyncStep.step1])
  expect(cardsOf(client)).toEqual(['new 1', 'new 2', 'old 5'])
})

test.each([
  ['another log epoch', '2.11'],
  ['a place that the log has not reached', '1.99'],
  ['so far back that the rest is more than the whole', '1.0'],
])('SYNC-18 %s gets the whole document', async (_name, since) => {
  const client = await joined({ ...kari, since })
  expect(cardsOf(client)).toHaveLength(OLD + 2)
  expect(placeOf(client)).toBe('1.0')
})

test('SYNC-18 a place inside rows that have been merged gets the whole document', async () => {
  const { rows } = await board.db.query(
    'delete from room_log where seq = 9 returning room, seq, node, payload',
  )
  const client = await joined({ ...kari, since: '1.8' })
  expect(cardsOf(client)).toHaveLength(OLD + 2)
  const [row] = rows
  await board.db.query('insert into room_log (room, seq, node, payload) values ($1, $2, $3, $4)', [
    row.room,
    row.seq,
    row.node,
    row.payload,
  ])
})

test.each(['', '1', '1.', '.1', '1.-1', '1.1.1', '1e3.1', '99999999999.1'])(
  'SYNC-18 the place "%s" is malformed',
  async (since) => {
    await closes(visit({ ...kari, since }), 4400)
  },
)

test('SYNC-18 a place opens no door', async () => {
  const outsider = await board.addPerson(null)
  await closes(visit({ ...outsider, since: '1.1' }), 4403)
  await closes(visit({ since: '1.1' }), 4401)
  const reader = await joined({ ...(await board.addPerson('reader')), since: `1.${SNAPSHOT}` })
  reader.edit((doc) => doc.getMap('cards').set('not theirs', 1))
  await until(() => expect(reader.rejected).toEqual([{ code: 1, n: 0 }]))
})

test('SYNC-18 whoever asks again gets the whole document, also after a place', async () => {
  const client = await joined({ ...kari, since: `1.${SNAPSHOT}` })
  for (let asked = 0; asked < 2; asked++) {
    client.send((encoder) => {
      for (const byte of [Message.sync, SyncStep.step1, 1, 0]) encoder.cbuf[encoder.cpos++] = byte
    })
  }
  await until(() => expect(cardsOf(client)).toHaveLength(OLD + 2))
})

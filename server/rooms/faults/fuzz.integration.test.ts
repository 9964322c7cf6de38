import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../embedded/testing'
import { playSeed } from './testing/fuzz'
import { type Lane, openLane } from './testing/lane'

/** Each gives the same script every time; those that once found something stay. */
const FIRST = Array.from({ length: 20 }, (_, n) => n + 1)
const ONCE_FOUND = [75, 243, 257, 1_119]
const PINNED = [...FIRST, ...ONCE_FOUND]

let lane: Lane

beforeAll(async () => {
  lane = await openLane(await testDatabase())
})

afterAll(() => lane.close())

test('SYNC-7 SYNC-10 SYNC-17 whatever happens, everybody and Postgres end with the same document', async () => {
  for (const seed of PINNED)
    expect({ seed, found: await playSeed(lane, { seed }) }).toEqual({ seed, found: [] })
}, 180_000)

test('SYNC-10 a row that is missing from the log is found', async () => {
  const sabotage = async ({ db, room }: { db: Lane['db']; room: string }) => {
    await db.query(
      'delete from room_log where room = $1 and seq = (select max(seq) from room_log where room = $1)',
      [room],
    )
  }
  expect(await playSeed(lane, { seed: 1, sabotage })).not.toEqual([])
})

test('SYNC-10 a change that one client alone has seen is found', async () => {
  const found = await playSeed(lane, {
    seed: 1,
    async sabotage(_board, [client]) {
      client?.doc.getMap('cards').set('nowhere else', 1)
    },
  })
  expect(found.some((difference) => difference.startsWith('client 0'))).toBe(true)
})

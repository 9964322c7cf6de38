import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBoard } from '@/lib/boards/mutations'
import { addParty } from '@/lib/parties/mutations'
import { closeDatabase, executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { appendChange } from '@/lib/sync/log'
import { insertCluster, insertPerson } from '@/prisma/testing'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { forgetOldEvents } from './forget-old-events'

let urls: DatabaseUrls
let owner: pg.Client
let superuser: pg.Client

beforeAll(async () => {
  urls = await testDatabase()
  owner = new pg.Client({ connectionString: urls.ownerUrl })
  superuser = new pg.Client({ connectionString: urls.superUrl })
  await Promise.all([owner.connect(), superuser.connect()])
})
afterAll(async () => {
  await Promise.all([owner.end(), superuser.end(), closeDatabase()])
})

async function logged(): Promise<string[]> {
  const { rows } = await superuser.query(
    `select split_part(room, '.', 1) as kind, seq from room_log order by room, seq`,
  )
  return rows.map(({ kind, seq }) => `${kind} ${seq}`)
}

async function aged(kind: string, { days, upTo }: { days: number; upTo: number }): Promise<void> {
  await superuser.query(
    `update room_log set at = now() - make_interval(days => $2) where starts_with(room, $1)
       and seq <= $3`,
    [`${kind}.`, days, upTo],
  )
}

test('SYNC-6 events are forgotten after 30 days; documents and younger events stay', async () => {
  const { scope } = await insertCluster()
  const { id: person } = await insertPerson()
  const board = { id: newId(), now: new Date(), by: person }
  const party = (name: string) => ({ name, sector: 'firm' as const })
  const made = () => ({ id: newId(), now: new Date(), by: null })
  await inCluster(scope, async (tx) => {
    await createBoard(tx, scope, { title: 'Kelp' }, board)
    await appendChange(executorOf(tx), {
      room: `board.${board.id}`,
      segments: [{ person, onBehalfOf: null, update: Uint8Array.of(0, 0) }],
      idempotencyKey: 'old',
      node: 'test',
    })
    await addParty(tx, scope, party('Havbris'), made())
    await addParty(tx, scope, party('Skarv'), made())
  })
  await aged('board', { days: 400, upTo: 9 })
  await aged('events', { days: 29, upTo: 9 })
  expect(await forgetOldEvents(owner, { now: new Date() })).toEqual({ events: 0 })
  await aged('events', { days: 31, upTo: 2 })
  expect(await forgetOldEvents(owner, { now: new Date() })).toEqual({ events: 2 })
  expect(await logged()).toEqual(['board 1', 'events 3'])

  // A clock that is wrong deletes nothing that the database holds for young.
  const later = new Date(Date.now() + 400 * 24 * 60 * 60 * 1000)
  expect(await forgetOldEvents(owner, { now: later })).toEqual({ events: 0 })
  await inCluster(scope, (tx) => addParty(tx, scope, party('Tindra'), made()))
  expect(await logged()).toEqual(['board 1', 'events 3', 'events 4'])
})

test('SYNC-6 the application cannot delete events, however old', async () => {
  const app = new pg.Client({ connectionString: urls.appUrl })
  await app.connect()
  try {
    await expect(forgetOldEvents(app, { now: new Date() })).rejects.toThrow(/permission denied/)
  } finally {
    await app.end()
  }
})

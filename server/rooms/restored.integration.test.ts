import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { createSyncPool, inTransaction } from '../persistence/pool'
import { writeSnapshot } from '../persistence/room-snapshots'
import { appended } from './testing/appended'
import type { TestPerson } from './testing/board'
import type { RawClient } from './testing/raw-client'
import { testRoom } from './testing/room'
import { closes, saves, until } from './testing/until'

const { board, joined, urls, rows } = await testRoom()
let kari: TestPerson

const head = async () => {
  const { rows } = await board.db.query(
    'select log_epoch, last_seq from room_head where room = $1',
    [board.room],
  )
  return { logEpoch: Number(rows[0].log_epoch), seq: Number(rows[0].last_seq) }
}

const cardsOf = ({ doc }: RawClient) => Object.keys(doc.getMap('cards').toJSON())

beforeAll(async () => {
  kari = await board.addPerson('participant')
})

test('SYNC-18 a restored log is of another epoch each time, whatever the backup says', async () => {
  await board.db.query('select begin_log_epoch()')
  const first = await head()
  expect(first.logEpoch).toBeGreaterThan(1)
  // the same backup again, in another second
  await until(async () => {
    await board.db.query('update room_head set log_epoch = 1')
    await board.db.query('select begin_log_epoch()')
    expect((await head()).logEpoch).toBeGreaterThan(first.logEpoch)
  })
})

test('SYNC-18 only whoever sees all rooms begins a log epoch', async () => {
  for (const url of [urls.appUrl, urls.syncUrl, urls.ownerUrl]) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await expect(client.query('select begin_log_epoch()')).rejects.toThrow(/denied|superuser/)
    await client.end()
  }
})

test('SYNC-18 after a restore everybody comes back to what was restored', async () => {
  const [writer, reader] = [await joined(kari), await joined(kari)]
  writer.edit((doc) => doc.getMap('cards').set('kept', 1))
  writer.sendSaved(1)
  await saves(writer, 1)
  const { seq, logEpoch } = await head()
  writer.edit((doc) => doc.getMap('cards').set('undone', 1))
  writer.sendSaved(2)
  await saves(writer, 1, 2)

  await inTransaction(board.db, {
    work: async (client) => {
      await client.query('delete from room_log where seq > $1', [seq])
      await client.query('update room_head set last_seq = $1', [seq])
      await client.query('select begin_log_epoch()')
    },
  })
  await closes(writer, 1012)
  await closes(reader, 1012)

  const after = await joined({ ...kari, since: `${logEpoch}.${seq + 1}` })
  expect(cardsOf(after)).toEqual(['kept'])
})

test('SYNC-18 a log that has become shorter, in the same epoch, is read anew by everybody', async () => {
  const [writer, reader] = [await joined(kari), await joined(kari)]
  const before = await head()
  writer.edit((doc) => doc.getMap('cards').set('lost', 1))
  writer.sendSaved(1)
  await saves(writer, 1)
  await inTransaction(board.db, {
    work: async (client) => {
      await client.query('delete from room_log where seq > $1', [before.seq])
      await client.query('update room_head set last_seq = $1', [before.seq])
    },
  })
  await closes(writer, 1012)
  await closes(reader, 1012)

  const after = await joined({ ...kari, since: `${before.logEpoch}.${before.seq + 1}` })
  expect(cardsOf(after)).not.toContain('lost')
  after.edit((doc) => doc.getMap('cards').set('goes on', 1))
  after.sendSaved(1)
  await saves(after, 1)
  expect(await head()).toMatchObject({ seq: before.seq + 1 })
})

test('SYNC-18 nothing that was judged before the restore is written after it', async () => {
  const writer = await joined(kari)
  const { seq } = await head()
  // at the same seq as before: only the epoch tells
  await board.db.query('update room_head set log_epoch = log_epoch + 1')
  writer.edit((doc) => doc.getMap('cards').set('of another time', 1))
  writer.sendSaved(1)
  await closes(writer, 1012)
  expect(writer.saved).toEqual([])
  expect(await head()).toMatchObject({ seq })
  expect(await rows()).toHaveLength(seq)
})

test('SYNC-18 a snapshot that was made before the restore is not stored after it', async () => {
  await appended(board, { person: kari.id, edit: (doc) => doc.getMap('cards').set('more', 1) })
  const { seq, logEpoch } = await head()
  const pool = createSyncPool(urls.syncUrl)
  const made = { room: board.room, seq: BigInt(seq), projection: null }
  const [state, stateVector] = [Uint8Array.of(2, 0, 0), Uint8Array.of(0)]
  await expect(
    writeSnapshot(pool, { ...made, logEpoch: logEpoch - 1, state, stateVector }),
  ).rejects.toThrow('restored')
  await pool.end()
  const stored = await board.db.query('select from room_snapshot where seq = $1', [seq])
  expect(stored.rows).toHaveLength(0)
  await until(async () => expect(cardsOf(await joined(kari))).toContain('more'))
})

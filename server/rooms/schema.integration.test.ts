import { afterEach, beforeAll, expect, test } from 'vitest'
import { appended } from './testing/appended'
import type { TestPerson } from './testing/board'
import { testRoom } from './testing/room'
import { closes, saves, until } from './testing/until'

const { board, joined, visit, server } = await testRoom()
let kari: TestPerson

const schema = async () => {
  const { rows } = await board.db.query('select schema from room_head where room = $1', [
    board.room,
  ])
  return rows[0]?.schema
}
const setSchema = (to: number) =>
  board.db.query('update room_head set schema = $2 where room = $1', [board.room, to])

beforeAll(async () => {
  kari = await board.addPerson('participant')
})

afterEach(() => setSchema(1))

test('SYNC-26 a document has the newest schema of those that have written in it', async () => {
  await setSchema(0)
  const old = await joined({ ...kari, version: 0 })
  const stock = await joined({ ...kari, version: null })
  old.edit((doc) => doc.getMap('cards').set('old', 1))
  old.sendSaved(1)
  await saves(old, 1)
  expect(await schema()).toBe(0)

  const current = await joined({ ...kari, version: 1 })
  expect(old.closed).toBeNull()
  current.edit((doc) => doc.getMap('cards').set('current', 1))
  await closes(old, 4408)
  expect(await schema()).toBe(1)
  expect(old.doc.getMap('cards').has('current')).toBe(false)
  await until(() => expect(stock.doc.getMap('cards').has('current')).toBe(true))
})

test('SYNC-26 what another process wrote keeps older clients out, and they learn it within a second', async () => {
  const open = await joined(kari)
  await setSchema(2)
  await appended(board, { person: kari.id, edit: (doc) => doc.getMap('cards').set('newer', 1) })
  await closes(open, 4408)
  expect(open.doc.getMap('cards').has('newer')).toBe(false)
  await closes(visit(kari), 4408)
  const url = `${server.url.replace('ws', 'http')}/${board.room}/snapshot?v=1`
  expect((await fetch(url, { headers: { cookie: kari.cookie } })).status).toBe(409)
  expect(await schema()).toBe(2)
})

test('SYNC-26 what the server writes has the schema that it knows', async () => {
  await setSchema(0)
  await appended(board, { person: kari.id, edit: (doc) => doc.getMap('cards').set('import', 1) })
  expect(await schema()).toBe(1)
})

test('SYNC-26 nobody keeps others out by claiming to know more than the server', async () => {
  await closes(visit({ ...kari, version: 2 }), 1012)
  expect(await schema()).toBe(1)
})

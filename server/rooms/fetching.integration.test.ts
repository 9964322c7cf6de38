import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Message, SyncStep } from '@/lib/sync/messages'
import { RESTORED } from '@/lib/sync/private-note'
import { inTransaction } from '../persistence/pool'
import { appended } from './testing/appended'
import type { TestPerson } from './testing/board'
import { fetchOf } from './testing/browser'
import { cardsNamed, compacts, writeRows } from './testing/log'
import { providersOf } from './testing/providers'
import { testRoom } from './testing/room'
import { until } from './testing/until'
import { type Watched, watching } from './testing/watched'

const { board, server, joined } = await testRoom()
const connect = watching({ url: server.url, room: board.room })
const { stock } = providersOf({ url: server.url, room: board.room })
const ROWS = 4

let kari: TestPerson
let per: TestPerson

const joins = ({ connection }: Watched) =>
  until(() => expect(connection.state()).toMatchObject({ link: 'joined', saved: 'saved' }))
const cardsOf = ({ connection }: Watched) => connection.doc.getMap('cards').toJSON()
/** How much of the document came by socket. */
const stepsIn = (frames: Uint8Array[]) =>
  frames.filter(([type]) => type === Message.sync).map(([, step]) => step)
const head = async () => {
  const { rows } = await board.db.query(
    'select log_epoch, last_seq from room_head where room = $1',
    [board.room],
  )
  return { logEpoch: Number(rows[0].log_epoch), seq: Number(rows[0].last_seq) }
}

/** Each page is another person's, since a person may bring ten client ids a minute. */
beforeEach(async () => {
  kari = await board.addPerson('participant')
})

beforeAll(async () => {
  per = await board.addPerson('participant')
  await joined(per)
  await writeRows(board, {
    author: per,
    cards: cardsNamed('card', { count: ROWS, size: 300_000 }),
  })
  await compacts(board, ROWS)
})

test('SYNC-17 a fresh page fetches the snapshot, and its socket brings only what lies after', async () => {
  await writeRows(board, { author: per, cards: { later: 'words' } })
  const page = connect(kari)
  await joins(page)
  await until(() => expect(Object.keys(cardsOf(page))).toHaveLength(ROWS + 1))
  expect(page.sockets.map((query) => query.get('since'))).toEqual([`1.${ROWS}`])
  expect(stepsIn(page.frames).slice(0, 2)).toEqual([SyncStep.step2, SyncStep.step1])
})

const never: typeof fetch = (_, options) =>
  new Promise((_resolve, reject) => {
    options?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
  })

const altered =
  (change: (answer: Response) => Response | Promise<Response>): typeof fetch =>
  async (...request) =>
    change(await fetchOf(kari)(...request))

test.each<[string, typeof fetch]>([
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ['never answers', never],
  ['has no answer for us', () => Promise.resolve(new Response(null, { status: 429 }))],
  ['answers with something else', () => Promise.resolve(new Response('<!doctype html>'))],
  [
    'breaks off in the middle',
    altered(async (answer) => {
      const body = (await answer.arrayBuffer()).slice(0, 500_000)
      return new Response(body, { headers: answer.headers })
    }),
  ],
  [
    'stops in the middle',
    altered((answer) => {
      let left = 500_000
      const stuck = new TransformStream<Uint8Array, Uint8Array>({
        transform(part, stream) {
          left -= part.length
          if (left < 0) return new Promise(() => undefined)
          stream.enqueue(part)
        },
      })
      return new Response(answer.body?.pipeThrough(stuck), { headers: answer.headers })
    }),
  ],
])('SYNC-17 where HTTP %s, the socket brings everything', async (_, fetch) => {
  const page = connect(kari, { fetch })
  await joins(page)
  expect(page.sockets.map((query) => query.get('since'))).toEqual([null])
  expect(Object.keys(cardsOf(page)).length).toBeGreaterThanOrEqual(ROWS)
})

test('SYNC-18 a live document comes back for what it has missed', async () => {
  const page = connect(kari)
  await joins(page)
  page.connection.doc.getMap('cards').set('own', 1)
  await joins(page)
  const { seq } = await head()
  await until(() => expect(page.frames.some(([type]) => type === Message.seq)).toBe(true))
  await server.stop()
  await until(() => expect(page.connection.state().link).toBe('connecting'))
  page.connection.doc.getMap('cards').set('meanwhile', 1)
  await writeRows(board, { author: per, cards: { 'of others': '' } })
  page.frames.length = 0
  server.restart()
  await joins(page)
  const since = page.sockets.at(-1)?.get('since') ?? ''
  const [logEpoch = '', place = ''] = since.split('.')
  expect(logEpoch).toBe('1')
  expect(Number(place)).toBeGreaterThanOrEqual(ROWS)
  expect(Number(place)).toBeLessThanOrEqual(seq)
  expect(stepsIn(page.frames).filter((step) => step === SyncStep.step1)).toHaveLength(1)
  await until(() => expect(cardsOf(page)).toMatchObject({ own: 1, meanwhile: 1, 'of others': '' }))
})

test('SYNC-18 a document that lacks what it claimed to have asks for all of it', async () => {
  const set = (id: string) => (doc: Y.Doc) => doc.getMap('cards').set(id, 1)
  const doc = await appended(board, { person: per.id, edit: set('first') })
  const claimed = `1.${(await head()).seq}`
  await appended(board, { person: per.id, doc, edit: set('second') })
  const headers = { 'framsyn-position': claimed, 'framsyn-bytes': '0' }
  const nothing = () => Promise.resolve(new Response(null, { status: 204, headers }))
  const page = connect(kari, { fetch: nothing })
  await joins(page)
  expect(page.sockets.map((query) => query.get('since'))).toEqual([claimed, null])
  expect(cardsOf(page)).toMatchObject({ first: 1, second: 1 })
})

test('SYNC-6 an unmodified y-websocket client still gets everything by socket', async () => {
  const provider = stock(kari)
  await until(() => expect(provider.synced).toBe(true))
  expect(provider.doc.getMap('cards').size).toBeGreaterThanOrEqual(ROWS)
})

test('SYNC-18 after a restore a page begins again, and what the restore undid stays undone', async () => {
  const [page, other] = [connect(kari), connect(per)]
  await joins(page)
  await joins(other)
  page.connection.doc.getMap('cards').set('kept', new Y.Text('kept'))
  await joins(page)
  const { seq } = await head()
  page.connection.doc.getMap('cards').set('undone', new Y.Text('undone'))
  await joins(page)
  const { doc } = page.connection
  await server.stop()
  await until(() => expect(page.connection.state().link).toBe('connecting'))
  doc.getMap('cards').set('unsaved', new Y.Text('my own words'))

  await inTransaction(board.db, {
    work: async (client) => {
      await client.query('delete from room_log where seq > $1', [seq])
      await client.query('update room_head set last_seq = $1', [seq])
      await client.query('select begin_log_epoch()')
    },
  })
  server.restart()
  await until(() => {
    expect(page.connection.doc).not.toBe(doc)
    expect(page.connection.state()).toMatchObject({ link: 'joined', saved: 'saved' })
  })
  expect(page.connection.doc.clientID).not.toBe(doc.clientID)
  expect(page.connection.state().refused).toMatchObject({ code: RESTORED, text: 'my own words' })
  await joins(other)
  expect(other.connection.state().refused).toBeUndefined()
  for (const { connection } of [page, other]) {
    const cards = connection.doc.getMap('cards')
    expect([cards.has('kept'), cards.has('undone'), cards.has('unsaved')]).toEqual([
      true,
      false,
      false,
    ])
  }
  expect((await head()).seq).toBe(seq)
  page.connection.doc.getMap('cards').set('after', 1)
  await until(() => expect(cardsOf(other)).toMatchObject({ after: 1 }))
})

import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rejection, SyncStep } from '@/lib/sync/messages'
import { testRoom, updateOf } from './testing/room'
import { closes, rejects, saves, sees, until } from './testing/until'
import { manyRoots } from './updates/testing'

const { board, joined, rows, stored } = await testRoom()
const kari = await board.addPerson('participant')
const per = await board.addPerson('participant')

test('SYNC-7 malformed updates close 4400 and reach nobody', async () => {
  const b = await joined(per)
  const text = (doc: Y.Doc) => doc.getMap('cards').set('x', 1)
  const v2 = new Y.Doc()
  text(v2)
  const malformed: Record<string, Uint8Array> = {
    'format V2': Y.encodeStateAsUpdateV2(v2),
    'a bomb of structs': Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1),
    'a bomb of clients': Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1),
    'twenty thousand roots': manyRoots(20_000),
    'a foreign root': updateOf((doc) => doc.getMap('secrets').set('x', 1)),
    'a forbidden key': updateOf((doc) => doc.getMap('cards').set('__proto__', 1)),
    'a forbidden key within': updateOf((doc) =>
      doc.getMap('cards').set('x', JSON.parse('{"a":[{"__proto__":1}]}')),
    ),
    truncated: updateOf(text).slice(0, -3),
    'left over': Uint8Array.of(...updateOf(text), 0),
  }
  const before = (await rows()).length
  for (const [name, update] of Object.entries(malformed)) {
    const a = await joined(kari)
    a.sendUpdate(update)
    await until(() => expect([name, a.closed?.code]).toEqual([name, 4400]))
  }
  expect((await rows()).length).toBe(before)
  expect(b.closed).toBeNull()
})

test('SYNC-6 messages that are not for the server close 4400', async () => {
  for (const type of [2, 4, 103, 105, 106, 4000]) {
    const a = await joined(kari)
    a.send((encoder) => encoding.writeVarUint(encoder, type))
    await closes(a, 4400)
  }
  const stock = await joined({ ...kari, version: null })
  stock.sendSaved(1)
  await closes(stock, 4400)
})

test('SYNC-4 after a close the rest is dropped unread', async () => {
  const a = await joined(kari)
  const before = (await rows()).length
  a.send((encoder) => encoding.writeVarUint(encoder, 4000))
  for (let index = 0; index < 50; index++) a.edit((doc) => doc.getMap('cards').set('late', index))
  await closes(a, 4400)
  expect((await rows()).length).toBe(before)
})

test('SYNC-23 what is too large is closed as such', async () => {
  const [a, b] = [await joined(kari), await joined(kari)]
  a.sendUpdate(updateOf((doc) => doc.getMap('cards').set('x', 'a'.repeat(1024 * 1024))))
  await closes(a, 4413)
  b.socket.send(Buffer.alloc(4 * 1024 * 1024 + 1))
  await closes(b, 1009)
})

test('SYNC-7 an update that stands on something unknown is rejected', async () => {
  const a = await joined(kari)
  const other = new Y.Doc()
  other.getText('cards').insert(0, 'ab')
  const before = Y.encodeStateVector(other)
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(other))
  a.doc.getText('cards').insert(1, 'x')
  a.sendUpdate(Y.diffUpdate(Y.encodeStateAsUpdate(a.doc), before))
  await rejects(a, Rejection.unknownOrigin)
})

test('SYNC-7 deleting what is yet to be written is rejected', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const encoder = encoding.createEncoder()
  for (const value of [0, 1, b.doc.clientID, 1, 0, 1000]) encoding.writeVarUint(encoder, value)
  a.sendUpdate(encoding.toUint8Array(encoder))
  await rejects(a, Rejection.unknownOrigin)
})

test("SYNC-8 another person's client id is refused, and its owner writes on", async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('mine', 1))
  a.sendSaved(1)
  await saves(a, 1)
  const forged = updateOf((doc) => {
    doc.getMap('cards').set('forged', 1)
    doc.getMap('cards').set('forged again', 1)
    doc.getMap('cards').set('and again', 1)
  }, a.doc.clientID)
  b.sendUpdate(forged)
  await rejects(b, Rejection.foreignClient)
  a.edit((doc) => doc.getMap('cards').set('mine too', 1))
  a.sendSaved(2)
  await saves(a, 1, 2)
  const late = await joined(kari)
  expect(late.doc.getMap('cards').has('forged again')).toBe(false)
  expect(late.doc.getMap('cards').has('mine too')).toBe(true)
})

test('SYNC-8 a client id belongs to whoever showed it first, also in presence only', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.sendPresence([{ client: 4711, clock: 1, state: { view: 'canvas' } }])
  await until(() => expect(b.states.get(4711)?.state?.view).toBe('canvas'))
  const bound = await board.db.query('select person from room_client where client_id = 4711')
  expect(bound.rows).toEqual([{ person: kari.id }])
  b.sendUpdate(updateOf((doc) => doc.getMap('cards').set('squat', 1), 4711))
  await rejects(b, Rejection.foreignClient)
})

test('SYNC-15 a reader is rejected, after the last number that it sent', async () => {
  const reader = await joined(await board.addPerson('reader'))
  const before = (await rows()).length
  reader.sendSaved(4)
  reader.edit((doc) => doc.getMap('cards').set('reader', 1))
  reader.sendSaved(5)
  await rejects(reader, Rejection.readOnly, { after: 4 })
  expect(reader.saved).toEqual([4])
  expect((await rows()).length).toBe(before)
})

test('SYNC-7 of two texts for the same clocks from their owner everybody sees the first', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const text = (said: string) => updateOf((doc) => doc.getMap('meta').set('said', said), 4_712)
  const before = (await rows()).length
  a.sendUpdate(text('first'))
  a.sendUpdate(text('other'))
  const again = await joined(kari)
  again.sendUpdate(text('third'), SyncStep.step2)
  for (const client of [a, again]) {
    client.sendSaved(1)
    await saves(client, 1)
  }
  await until(() => expect(b.doc.getMap('meta').get('said')).toBe('first'))
  expect((await joined(per)).doc.getMap('meta').get('said')).toBe('first')
  expect((await stored()).getMap('meta').get('said')).toBe('first')
  expect((await rows()).length).toBe(before + 1)
})

test('SYNC-7 three thousand updates that stand on nothing are refused at the first', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const before = (await rows()).length
  for (let clock = 0; clock < 3_000; clock++) a.sendUpdate(lettersAfter({ client: 77, clock }))
  await rejects(a, Rejection.unknownOrigin)
  b.edit((doc) => doc.getMap('cards').set('undisturbed', 1))
  b.sendSaved(1)
  await saves(b, 1)
  expect((await rows()).length).toBe(before + 1)
  expect(b.doc.store.pendingStructs).toBeNull()
})

test('SYNC-7 three thousand updates behind a gap leave no row, and the others write on', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  const before = (await rows()).length
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update) => updates.push(update))
  for (let n = 0; n <= 3_000; n++) doc.getMap('cards').set(`gap ${n}`, n)
  for (const update of updates.slice(1)) a.sendUpdate(update)
  for (let n = 1; n <= 10; n++) {
    b.edit((it) => it.getMap('cards').set('meanwhile', n))
    b.sendSaved(n)
    await until(() => expect(b.saved.at(-1)).toBe(n))
  }
  expect(a.rejected).toEqual([])
  const committed = (await stored()).getMap('cards')
  expect(committed.get('meanwhile')).toBe(10)
  expect(committed.has('gap 1')).toBe(false)
  expect((await rows()).length).toBe(before + 10)
})

test('SYNC-8 whoever squats an id that another has shown is refused, and the victim writes on', async () => {
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.sendPresence([{ client: a.doc.clientID, clock: 1, state: { view: 'canvas' } }])
  await sees(b, a.doc.clientID, { view: 'canvas' })
  b.sendUpdate(updateOf((doc) => doc.getMap('cards').set('squatted', 1), a.doc.clientID))
  await rejects(b, Rejection.foreignClient)
  a.edit((doc) => doc.getMap('cards').set('by the victim', 1))
  a.sendSaved(1)
  await saves(a, 1)
  expect(a.rejected).toEqual([])
  const late = await joined(per)
  expect(late.doc.getMap('cards').get('by the victim')).toBe(1)
  expect(late.doc.getMap('cards').has('squatted')).toBe(false)
})

/** A letter whose left neighbour nobody has written. */
function lettersAfter({ client, clock }: { client: number; clock: number }): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [1, 1, 4_713, 0]) encoding.writeVarUint(encoder, value)
  encoding.writeUint8(encoder, 0x84)
  for (const value of [client, clock]) encoding.writeVarUint(encoder, value)
  encoding.writeVarString(encoder, 'x')
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { standsOnKnown } from './dependencies'
import { Knowledge } from './knowledge'
import { reduceToNew } from './reduction'
import { type ReadUpdate, readUpdate } from './update-reader'

const ROOTS = ['cards']

function read(bytes: Uint8Array): ReadUpdate {
  const result = readUpdate(bytes, ROOTS)
  if (!result.ok) throw new Error(result.reason)
  return result.update
}

type Edit = { who: number; at: number; text: string; remove: boolean; sync: boolean }

const edits = fc.array(
  fc.record({
    who: fc.nat(2),
    at: fc.nat(20),
    text: fc.string({ minLength: 1, maxLength: 5 }),
    remove: fc.boolean(),
    sync: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
)

/** Three writers who hear of each other now and then. Returns every update in the order of writing. */
function writtenBy({ plan }: { plan: Edit[] }): { docs: Y.Doc[]; updates: Uint8Array[] } {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  for (const doc of docs) {
    doc.on('update', (update, origin) => origin !== 'sync' && updates.push(update))
  }
  for (const { who, at, text, remove, sync } of plan) {
    const doc = docs[who] ?? new Y.Doc()
    const words = doc.getText('cards')
    if (sync) for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'sync')
    if (remove && words.length > at) words.delete(at, 1)
    else words.insert(Math.min(at, words.length), text)
  }
  return { docs, updates }
}

test('SYNC-7 what is left of an update is exactly what was not known', () => {
  fc.assert(
    fc.property(edits, fc.nat(2), (plan, sender) => {
      const { docs, updates } = writtenBy({ plan })
      const known = new Knowledge()
      const server = new Y.Doc()
      for (const update of updates.slice(0, plan.length >> 1)) {
        known.learn(read(update))
        Y.applyUpdate(server, update)
      }
      const sent = Y.encodeStateAsUpdate(docs[sender] ?? new Y.Doc())
      const reduced = reduceToNew(read(sent), known, ROOTS)
      const before = Y.encodeStateVector(server)
      if (reduced) Y.applyUpdate(server, reduced.bytes)
      const whole = new Y.Doc()
      for (const update of updates.slice(0, plan.length >> 1)) Y.applyUpdate(whole, update)
      Y.applyUpdate(whole, sent)
      expect(server.getText('cards').toString()).toBe(whole.getText('cards').toString())
      expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(whole))
      const clocks = Y.decodeStateVector(before)
      for (const { client, clock } of reduced?.sections ?? []) {
        expect(clock).toBe(clocks.get(client) ?? 0)
      }
      if (reduced) known.learn(reduced)
      expect(reduceToNew(read(sent), known, ROOTS)).toBeNull()
    }),
  )
})

test('SYNC-7 honest updates in any order stand on what came before them, or wait', () => {
  fc.assert(
    fc.property(edits, (plan) => {
      const { updates } = writtenBy({ plan })
      const known = new Knowledge()
      for (const update of updates) {
        expect(standsOnKnown(read(update), known)).toBe(true)
        known.learn(read(update))
      }
      const [first] = updates
      if (!first) return
      const whole = read(Y.mergeUpdates(updates))
      expect(standsOnKnown(whole, new Knowledge())).toBe(true)
    }),
  )
})

test('SYNC-7 two writers of one person who stand on each other in turn are integrated', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  for (let turn = 0; turn < 30; turn++) {
    const [writer, other] = turn % 2 === 0 ? [a, b] : [b, a]
    writer.getText('cards').insert(writer.getText('cards').length, 'x')
    Y.applyUpdate(other, Y.encodeStateAsUpdate(writer))
  }
  expect(standsOnKnown(read(Y.encodeStateAsUpdate(a)), new Knowledge())).toBe(true)
})

test('SYNC-7 what stands on something unknown is seen as such', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  a.getText('cards').insert(0, 'abc')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  const before = Y.encodeStateVector(b)
  b.getText('cards').insert(2, 'x')
  const update = read(Y.encodeStateAsUpdate(b, before))
  expect(standsOnKnown(update, new Knowledge())).toBe(false)
  const known = new Knowledge()
  known.learn(read(Y.encodeStateAsUpdate(a)))
  expect(standsOnKnown(update, known)).toBe(true)
})

test('SYNC-7 two structs that wait for each other are refused', () => {
  // client 2: clock 0 stands on (1, 0); client 1: clock 0 stands on (2, 0)
  const circle = Uint8Array.of(
    2,
    ...[1, 2, 0, 0x84, 1, 0, 1, 97],
    ...[1, 1, 0, 0x84, 2, 0, 1, 98],
    0,
  )
  expect(standsOnKnown(read(circle), new Knowledge())).toBe(false)
})

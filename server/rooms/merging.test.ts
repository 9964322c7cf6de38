import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootsOf } from '@/lib/sync/rooms'
import { type Chance, chanceOf } from './faults/testing/chance'
import { queued } from './merging'
import { judge, judgeRead, NO_LIMITS } from './updates/judging'
import { Knowledge } from './updates/knowledge'
import { Owners } from './updates/owners'
import { readUpdate } from './updates/update-reader'
import { WriteQueue } from './write-queue'

const STEPS = 500
const ROOTS = rootsOf('board')
const NO_LIMIT = { bytes: 0, most: 2 ** 40, mostInRoom: 2 ** 40 }

const judgement = (known: Knowledge) => ({
  known,
  owners: new Owners(),
  roots: ROOTS,
  author: { person: 'anybody', mayWrite: true },
  ...NO_LIMITS,
})

/** Writers with documents of their own, one queue, and what it has accepted. */
function arrange(writers: number) {
  const queue = new WriteQueue<string>({ ...NO_LIMIT }, ROOTS)
  const known = new Knowledge()
  const docs = Array.from({ length: writers }, (_, writer) => {
    const [doc, author] = [new Y.Doc(), `writer ${writer}`]
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'other') return
      const verdict = judge(bytes, judgement(known))
      if (verdict.kind === 'nothing') return
      if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
      const { update, clients } = verdict
      known.learn(update)
      queue.push({ author, savedBefore: 0, clients, update: queued(update) })
    })
    return doc
  })
  return { queue, docs }
}

/** What the queue says when it is judged again, entry after entry. */
function judgedAgain(queue: WriteQueue<string>): Y.Doc {
  const [doc, known] = [new Y.Doc(), new Knowledge()]
  for (const { update } of queue.entries) {
    if (!update) continue
    const verdict = judgeRead(update.read(), judgement(known))
    expect(verdict).toMatchObject({ kind: 'accepted' })
    if (verdict.kind === 'accepted') known.learn(verdict.update)
    Y.applyUpdate(doc, update.bytes)
  }
  return doc
}

test('SYNC-13 ten thousand tiny updates of one author wait as a few', () => {
  const { queue, docs } = arrange(1)
  const text = docs[0]?.getText('meta')
  for (let n = 0; n < 10_000; n++) text?.insert(n, 'a')
  expect(queue.entries.length).toBeLessThan(3 * 32)
  expect(queue.bytes).toBeLessThan(11 * 10_000)
  expect(judgedAgain(queue).getText('meta').length).toBe(10_000)
}, 15_000)

test('SYNC-13 what was put back in front is merged with what has come since, in order', () => {
  const { queue, docs } = arrange(1)
  const cards = docs[0]?.getMap('cards')
  for (let n = 0; n < 3_000; n++) {
    cards?.set(`card ${n % 7}`, n)
    if (n % 100 !== 50) continue
    queue.take()
    queue.putBack()
  }
  expect(queue.entries.length).toBeLessThan(300)
  expect(judgedAgain(queue).getMap('cards').toJSON()).toEqual(cards?.toJSON())
})

test('SYNC-7 SYNC-13 an id that was bound for presence alone stays bound before its words', () => {
  const { queue, docs } = arrange(1)
  const [shown, other] = [new Y.Doc(), docs[0]]
  const bound = (client: number) => ({ savedBefore: 0, clients: [client], update: null })
  for (let n = 0; n < 300; n++) {
    other?.getMap('cards').set('other', n)
    if (n % 32 === 16) queue.push({ author: 'writer 0', ...bound(n) })
    if (n === 20) queue.push({ author: 'writer 0', ...bound(shown.clientID) })
    if (n < 24) continue
    const before = Y.encodeStateVector(shown)
    shown.getMap('cards').set('shown', n)
    const result = readUpdate(Y.encodeStateAsUpdate(shown, before), ROOTS)
    if (!result.ok) throw new Error(result.reason)
    queue.push({ author: 'writer 0', savedBefore: 0, clients: [], update: queued(result.update) })
  }
  const owned = new Set<number>()
  for (const { clients, update } of queue.entries) {
    for (const client of clients) owned.add(client)
    for (const { client } of update?.begins ?? []) {
      if (client === shown.clientID) expect(owned).toContain(client)
    }
  }
  expect(queue.hasMerged).toBe(true)
  expect(owned).toContain(shown.clientID)
})

test('SYNC-13 whoever waits is released when what came before has left, merged or not', () => {
  const { queue, docs } = arrange(2)
  const released: number[] = []
  for (let n = 0; n < 1_000; n++) {
    docs[n % 2]?.getMap('cards').set('card', n)
    queue.afterCurrent(() => released.push(n))
  }
  queue.take()
  docs[0]?.getMap('cards').set('card', 'later')
  queue.afterCurrent(() => released.push(1_000))
  queue.settle()
  expect(released).toEqual(Array.from({ length: 1_000 }, (_, n) => n))
  queue.take()
  queue.settle()
  expect(released.at(-1)).toBe(1_000)
  expect(queue.bytes).toBe(0)
})

test('SYNC-13 nothing is moved before what it stands on', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const chance = chanceOf(seed)
      const { queue, docs } = arrange(3)
      for (let n = 0; n < STEPS; n++) {
        const doc = docs[chance.below(3)] ?? new Y.Doc()
        // Now and then they have seen what another one has written and the server has not stored.
        const other = chance.below(8) === 0 ? docs[chance.below(3)] : undefined
        if (other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'other')
        change(doc, chance)
      }
      const whole = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
      const again = judgedAgain(queue)
      expect(Y.decodeStateVector(Y.encodeStateVector(again))).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(whole)),
      )
      expect(again.getText('meta').toString()).toBe(whole.getText('meta').toString())
      expect(again.getMap('cards').toJSON()).toEqual(whole.getMap('cards').toJSON())
      expect(queue.entries.length).toBeLessThan(STEPS)
    }),
    { numRuns: 8 },
  )
}, 15_000)

function change(doc: Y.Doc, chance: Chance): void {
  const text = doc.getText('meta')
  const at = chance.below(text.length + 1)
  const what = chance.oneOf(['insert', 'front', 'set', 'delete'])
  if (what === 'insert') text.insert(at, 'word')
  else if (what === 'front') text.insert(0, 'x')
  else if (what === 'set') doc.getMap('cards').set(`card ${at % 3}`, at)
  else if (at < text.length) text.delete(at, 1)
}

import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCards } from '@/lib/cards/doc'
import { Rejection } from '@/lib/sync/messages'
import { rootsOf } from '@/lib/sync/rooms'
import { judge, type Verdict } from './judging'
import { Knowledge } from './knowledge'
import { MAX_NESTING } from './nesting'
import { Owners } from './owners'
import { countStrays, MAX_STRAYS } from './strays'
import { readUpdate } from './update-reader'

const ROOTS = rootsOf('board')

function judged(bytes: Uint8Array, known = new Knowledge()): Verdict {
  const author = { person: 'kari', mayWrite: true }
  const limits = { mayBring: () => true, mayGrow: true }
  return judge(bytes, { known, owners: new Owners(), roots: ROOTS, author, ...limits })
}

function learned(bytes: Uint8Array, known = new Knowledge()): Knowledge {
  const verdict = judged(bytes, known)
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
  known.learn(verdict.update)
  return known
}

const TANGLED = { kind: 'rejected', code: Rejection.tangled }

function straysOf(bytes: Uint8Array): number {
  const result = readUpdate(bytes, ROOTS)
  if (!result.ok) throw new Error(result.reason)
  return countStrays(result.update)
}

type Write = (encoder: encoding.Encoder) => void

/** An update of one client's structs, as nobody's editor writes it. */
function forged(client: number, structs: readonly Write[], clock = 0): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, structs.length, client, clock]) encoding.writeVarUint(encoder, number)
  for (const write of structs) write(encoder)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

const numbers =
  (...values: number[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value)
  }

const typeInRoot: Write = (encoder) => {
  numbers(7, 1)(encoder)
  encoding.writeVarString(encoder, 'cards')
  numbers(0)(encoder)
}

/** A nested array inside another type. */
const typeIn = (client: number, clock: number): Write => numbers(7, 0, client, clock, 0)

/** A letter with this to its right, and nothing to its left. */
const letterBefore =
  (client: number, clock: number): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, 0x44)
    numbers(client, clock)(encoder)
    encoding.writeVarString(encoder, 'x')
  }

function words(count: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('meta').insert(0, 'x'.repeat(count))
  return doc
}

describe('SYNC-7 structs out of place are refused', () => {
  test('first structs with thousands of different right neighbours', () => {
    const known = learned(Y.encodeStateAsUpdate(words(4_000)))
    const scattered = (count: number) =>
      forged(
        2,
        Array.from({ length: count }, (_, at) => letterBefore(1, 4_000 - 1 - at)),
      )
    expect(judged(scattered(MAX_STRAYS), known).kind).toBe('accepted')
    expect(judged(scattered(MAX_STRAYS + 1), known)).toEqual(TANGLED)
  })

  test('a chain that begins in the middle of what is there', () => {
    const known = learned(Y.encodeStateAsUpdate(words(4_000)))
    const chain = Array.from({ length: 300 }, (_, at) =>
      at === 0 ? letterBefore(1, 2_000) : letterBefore(2, at - 1),
    )
    expect(judged(forged(2, chain), known)).toEqual(TANGLED)
  })

  test('a list that is begun again and again', () => {
    const again = Array.from({ length: 300 }, () => typeIn(2, 0))
    expect(judged(forged(2, [typeInRoot, ...again]))).toEqual(TANGLED)
  })

  test('several in front of one and the same', () => {
    const fork = Array.from({ length: 300 }, () => letterBefore(2, 1))
    expect(judged(forged(2, [typeInRoot, typeIn(2, 0), ...fork]))).toEqual(TANGLED)
  })
})

describe('SYNC-7 what people write is in place', () => {
  test('a long session of typing backwards in a new text', () => {
    const doc = new Y.Doc()
    const title = new Y.Text()
    doc.getMap('cards').set('a', new Y.Map([['title', title]]))
    for (let typed = 0; typed < 5_000; typed++) title.insert(0, 'x')
    title.delete(100, 1_000)
    expect(straysOf(Y.encodeStateAsUpdate(doc))).toBe(0)
    expect(judged(Y.encodeStateAsUpdate(doc)).kind).toBe('accepted')
  })

  test('typing backwards live in a text that was there, key by key', () => {
    const doc = words(3_000)
    const known = learned(Y.encodeStateAsUpdate(doc))
    doc.clientID = 2
    doc.on('update', (update) => learned(update, known))
    for (let typed = 0; typed < 500; typed++) doc.getText('meta').insert(0, 'x')
    expect(known.clockOf(2)).toBe(500)
  })

  test('prepending to lists, pasting, overwriting and deleting, undone and redone', () => {
    const doc = new Y.Doc()
    const undo = new Y.UndoManager(doc.getMap('cards'), { captureTimeout: 0 })
    const ids = Array.from({ length: 300 }, (_, at) => `card ${at}`)
    for (const id of ids) {
      createCards(
        doc,
        [{ id, type: 'driver', at: [0, 0], createdAt: 1, title: 'Tare', body: 'en\nto\ntre' }],
        { source: 'canvas' },
      )
    }
    const cards = doc.getMap<Y.Map<unknown>>('cards')
    for (let round = 0; round < 10; round++) {
      for (const id of ids) cards.get(id)?.set('at', [round, round])
    }
    const list = new Y.Array<number>()
    cards.get('card 1')?.set('list', list)
    for (let at = 0; at < 1_000; at++) list.unshift([at])
    const body = new Y.XmlFragment()
    cards.get('card 2')?.set('body', body)
    for (let at = 0; at < 300; at++) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('limt inn')])
      body.insert(0, [paragraph])
    }
    list.delete(0, 400)
    for (let step = 0; step < 500; step++) undo.undo()
    for (let step = 0; step < 500; step++) undo.redo()
    for (let at = 0; at < 100; at++) cards.delete(`card ${at + 100}`)
    expect(straysOf(Y.encodeStateAsUpdate(doc))).toBeLessThan(20)
    expect(judged(Y.encodeStateAsUpdate(doc)).kind).toBe('accepted')
  })

  test('two tabs of one person, merged after hours without a connection', () => {
    const [a, b] = [words(2_000), new Y.Doc()]
    const known = learned(Y.encodeStateAsUpdate(a))
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    const before = Y.encodeStateVector(a)
    a.clientID = 2
    const write = (doc: Y.Doc, count: number, seed: number) => {
      const text = doc.getText('meta')
      for (let at = 0; at < count; at++) {
        text.insert((at * seed) % text.length, 'ord ')
        if (at % 3 === 0) text.delete((at * 7) % (text.length - 1), 1)
        doc.getMap('cards').set(`k${at % 50}`, at)
      }
    }
    for (let hour = 0; hour < 8; hour++) {
      write(a, 200, 131)
      write(b, 200, 977)
      Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
      Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    }
    const update = Y.mergeUpdates([
      Y.encodeStateAsUpdate(a, before),
      Y.encodeStateAsUpdate(b, before),
    ])
    expect(straysOf(update)).toBeLessThan(MAX_STRAYS / 4)
    expect(judged(update, known).kind).toBe('accepted')
  })
})

describe('SYNC-7 deep nesting is refused', () => {
  const nested = (count: number) =>
    forged(
      2,
      Array.from({ length: count }, (_, at) => (at === 0 ? typeInRoot : typeIn(2, at - 1))),
    )

  test('within one update', () => {
    expect(judged(nested(MAX_NESTING)).kind).toBe('accepted')
    expect(judged(nested(MAX_NESTING + 1))).toEqual(TANGLED)
    expect(judged(nested(10_000))).toEqual(TANGLED)
  })

  test('across updates, one level at a time', () => {
    const known = learned(nested(1))
    let level = 1
    let verdict: Verdict
    do {
      verdict = judged(forged(2, [typeIn(2, level - 1)], level), known)
      if (verdict.kind === 'accepted') known.learn(verdict.update)
      level += 1
    } while (verdict.kind === 'accepted' && level < 1_000)
    expect(verdict).toEqual(TANGLED)
    expect(level).toBeLessThanOrEqual(MAX_NESTING + 1)
  })

  test('a list in a list in a list is not deep', () => {
    const doc = new Y.Doc()
    let list: Y.XmlFragment | Y.XmlElement = new Y.XmlFragment()
    doc.getMap('cards').set('a', new Y.Map([['body', list]]))
    for (let level = 0; level < 10; level++) {
      const [outer, inner]: Y.XmlElement[] = [
        new Y.XmlElement('bulletList'),
        new Y.XmlElement('listItem'),
      ]
      if (!outer || !inner) throw new Error('there are two')
      list.insert(0, [outer])
      outer.insert(0, [inner])
      list = inner
    }
    expect(judged(Y.encodeStateAsUpdate(doc)).kind).toBe('accepted')
  })
})

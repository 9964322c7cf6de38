import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createCards } from '@/lib/cards/doc'
import { Rejection } from '@/lib/sync/messages'
import { Efforts } from './efforts'
import { type Limits, NO_LIMITS } from './judging'
import { Knowledge } from './knowledge'
import { Places } from './places'
import { forged, judged, learned, letter, typeIn, typeInRoot, words } from './testing'

// Yjs itself takes seconds for some of these on a machine that does other things, too.
vi.setConfig({ testTimeout: 30_000 })

const TANGLED = { kind: 'rejected', code: Rejection.tangled }
const COUNT = 3_000

/** Steps that everybody would take in looking for places. */
function workOf(bytes: Uint8Array, known = new Knowledge()): number {
  let work = 0
  const mayTangle: Limits['mayTangle'] = (steps) => {
    work = steps
    return { kind: 'taken' }
  }
  const verdict = judged(bytes, known, { ...NO_LIMITS, mayTangle })
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
  return work
}

const known = () => learned(Y.encodeStateAsUpdate(words(COUNT)))
const each = (write: (at: number) => ReturnType<typeof letter>, count = COUNT) =>
  forged(
    2,
    Array.from({ length: count }, (_, at) => write(at)),
  )

/** Thirty kilobytes of each took every receiver seconds. */
const ATTACKS: Record<string, Uint8Array> = {
  'left neighbours from the last to the first': each((at) => letter({ left: [1, COUNT - 1 - at] })),
  'left neighbours from the first to the last': each((at) => letter({ left: [1, at] })),
  'left neighbours, and the last for the right one': each((at) =>
    letter({ left: [1, at], right: [1, COUNT - 1] }),
  ),
  'one left neighbour, and each for the right one': each((at) =>
    letter({ left: [1, 0], right: [1, COUNT - 1 - at] }),
  ),
  'right neighbours alone': each((at) => letter({ right: [1, COUNT - 1 - at] })),
  'a list that is begun again and again': forged(2, [
    typeInRoot,
    ...Array.from({ length: COUNT }, () => typeIn(2, 0)),
  ]),
  'several in front of one and the same': forged(2, [
    typeInRoot,
    typeIn(2, 0),
    ...Array.from({ length: COUNT }, () => letter({ right: [2, 1] })),
  ]),
}

describe('SYNC-7 what makes everybody look for places is refused', () => {
  test.each(Object.entries(ATTACKS))('%s', (_, update) => {
    expect(judged(update, known())).toEqual(TANGLED)
  })

  test('also when the document was loaded from a snapshot', () => {
    const places = Places.read(known().places.encode())
    const loaded = new Knowledge(places)
    loaded.clocks.set(1, COUNT)
    for (const update of Object.values(ATTACKS)) expect(judged(update, loaded)).toEqual(TANGLED)
  })

  test('a hundred in a list of sixty thousand', () => {
    const doc = new Y.Doc()
    doc.clientID = 1
    const items = Array.from({ length: 60_000 }, (_, at) => (at % 2 ? 'x' : Uint8Array.of(1)))
    doc.getArray('meta').push(items)
    const long = learned(Y.encodeStateAsUpdate(doc))
    expect(
      judged(
        each((at) => letter({ left: [1, at] }), 100),
        long,
      ),
    ).toEqual(TANGLED)
    expect(
      judged(
        each((at) => letter({ left: [1, at] }), 10),
        long,
      ).kind,
    ).toBe('accepted')
  })
})

describe('SYNC-23 what makes work one by one comes more and more slowly', () => {
  test('and is never refused', () => {
    let now = 0
    const efforts = new Efforts(() => now)
    const who = { room: 'r', person: 'kari' }
    const limits = { ...NO_LIMITS, mayTangle: (steps: number) => efforts.take(steps, who) }
    const room = learned(Y.encodeStateAsUpdate(words(2 * COUNT)))
    let accepted = 0
    const send = (at: number) =>
      judged(forged(2, [letter({ left: [1, 2 * COUNT - 2 - at] })], at), room, limits)
    for (let verdict = send(0); verdict.kind !== 'later'; verdict = send(accepted)) {
      if (verdict.kind !== 'accepted') throw new Error(verdict.kind)
      room.learn(verdict.update)
      accepted += 1
    }
    expect(accepted).toBeGreaterThan(1_000)
    expect(accepted).toBeLessThan(2 * COUNT - 10)
    const verdict = send(accepted)
    if (verdict.kind !== 'later') throw new Error(verdict.kind)
    now += verdict.wait - 1
    expect(send(accepted).kind).toBe('later')
    now += 1
    expect(send(accepted).kind).toBe('accepted')
  })

  test('others, and the same person elsewhere, are as free as before', () => {
    const efforts = new Efforts(() => 0)
    const take = (room: string, person: string) => efforts.take(1_500_000, { room, person }).kind
    expect([take('a', 'kari'), take('a', 'kari'), take('a', 'kari')]).toEqual([
      'taken',
      'taken',
      'later',
    ])
    expect([take('a', 'per'), take('b', 'kari')]).toEqual(['taken', 'taken'])
  })

  test('what costs nothing is taken from whoever has used up everything', () => {
    const efforts = new Efforts(() => 0)
    const who = { room: 'a', person: 'kari' }
    for (let n = 0; n < 3; n++) efforts.take(2_000_000, who)
    expect(efforts.take(1, who).kind).toBe('later')
    expect(efforts.take(0, who)).toEqual({ kind: 'taken' })
  })

  test('whoever is free again is forgotten, and nobody else', () => {
    let now = 0
    const efforts = new Efforts(() => now)
    const take = (person: number, steps = 2_000_000) =>
      efforts.take(steps, { room: 'a', person: `person ${person}` }).kind
    for (let person = 0; person < 5_000; person++) take(person)
    now += 60_000
    expect([take(0), take(4_999)]).toEqual(['taken', 'taken'])
    for (let person = 5_000; person < 20_000; person++) take(person, 1)
    expect([take(0), take(4_999)]).toEqual(['later', 'later'])
  })
})

describe('SYNC-7 what people write makes no work', () => {
  test('a long session of typing backwards in a new text', () => {
    const doc = new Y.Doc()
    const title = new Y.Text()
    doc.getMap('cards').set('a', new Y.Map([['title', title]]))
    for (let typed = 0; typed < 5_000; typed++) title.insert(0, 'x')
    title.delete(100, 1_000)
    expect(workOf(Y.encodeStateAsUpdate(doc))).toBe(0)
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
    expect(workOf(Y.encodeStateAsUpdate(doc))).toBe(0)
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
    expect(judged(update, known).kind).toBe('accepted')
  })
})

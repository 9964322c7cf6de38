import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardTitle, changeTitle, createCards, deleteCards, moveCards } from '../cards/doc'
import { type HistoryRow, tellHistory } from './history-entries'
import { encodeSegments } from './segments'
import { hostileUpdate } from './testing'

const [KARI, OLA, SIRI] = [1, 2, 3].map(
  (person) => `0000000${person}-0000-4000-8000-000000000000`,
) as [string, string, string]
const ORIGIN = { source: 'canvas' } as const
const MINUTE = 60_000

/** A document that several people write, and its log. */
function writing() {
  const server = new Y.Doc()
  const docs = new Map<string, Y.Doc>()
  const rows: HistoryRow[] = []
  const write = (
    person: string,
    at: number,
    edit: (doc: Y.Doc) => void,
    onBehalfOf: string | null = null,
  ) => {
    const doc = docs.get(person) ?? new Y.Doc()
    docs.set(person, doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    const before = Y.encodeStateVector(doc)
    const updates: Uint8Array[] = []
    const note = (update: Uint8Array) => updates.push(update)
    doc.on('update', note)
    edit(doc)
    doc.off('update', note)
    for (const update of updates) {
      rows.unshift({ at, payload: encodeSegments([{ person, onBehalfOf, update }]) })
    }
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, before))
  }
  const tell = (person: string | null = null) => tellHistory(server, { rows, person })
  return { server, rows, write, tell }
}

const card =
  (id: string, title: string, body = '') =>
  (doc: Y.Doc) =>
    createCards(doc, [{ id, type: 'driver', at: [1, 2], createdAt: 1, title, body }], ORIGIN)

test('SYNC-11 history tells who added and changed which cards, with which words, newest first', () => {
  const { write, tell } = writing()
  write(KARI, 0, card('a', 'Kelp', 'grows'))
  write(OLA, 20 * MINUTE, (doc) => {
    moveCards(doc, [{ id: 'a', at: [5, 6] }], ORIGIN)
    const title = cardTitle(doc, 'a')
    if (title) changeTitle(title, { index: 4, remove: 0, insert: ' price' }, ORIGIN)
  })
  const [newest, oldest] = tell()
  expect(newest).toMatchObject({
    person: OLA,
    onBehalfOf: null,
    from: 20 * MINUTE,
    changes: [{ root: 'cards', id: 'a', change: 'changed', stands: true, title: 'Kelp price' }],
    words: [' price'],
  })
  expect(newest?.changes[0]?.fields.toSorted()).toEqual(['at', 'title'])
  expect(oldest).toMatchObject({
    person: KARI,
    changes: [{ root: 'cards', id: 'a', change: 'added', stands: true, title: 'Kelp price' }],
    words: ['Kelp', 'grows'],
    // the place that Ola changed
    deletedSince: 1,
  })
})

test('SYNC-11 letters that somebody typed in one go are one entry, and a pause begins another', () => {
  const { write, tell } = writing()
  write(KARI, 0, card('a', ''))
  for (const [at, letter] of [...'kelp'].entries()) {
    write(KARI, at * MINUTE, (doc) => {
      const title = cardTitle(doc, 'a')
      if (title) changeTitle(title, { index: at, remove: 0, insert: letter }, ORIGIN)
    })
    write(OLA, at * MINUTE, (doc) => doc.getMap('meta').set('schema', at))
  }
  write(KARI, 60 * MINUTE, (doc) => moveCards(doc, [{ id: 'a', at: [0, 0] }], ORIGIN))
  expect(tell().map(({ person, from, to, words }) => [person, from, to, words])).toEqual([
    [KARI, 60 * MINUTE, 60 * MINUTE, []],
    [OLA, 0, 3 * MINUTE, []],
    [KARI, 0, 3 * MINUTE, ['kelp']],
  ])
})

test('SYNC-11 what has been deleted since is counted, and neither its words nor its title are told', () => {
  const { write, tell } = writing()
  write(KARI, 0, card('a', 'a secret title', 'a secret body'))
  write(OLA, MINUTE, (doc) => deleteCards(doc, ['a'], ORIGIN))
  const [removal, addition] = tell()
  expect(removal).toMatchObject({
    person: OLA,
    changes: [{ root: 'cards', id: 'a', change: 'removed', stands: false, title: null }],
  })
  expect(addition).toMatchObject({ person: KARI, words: [] })
  expect(addition?.changes).toMatchObject([{ id: 'a', change: 'added', stands: false }])
  expect(addition?.deletedSince).toBeGreaterThan(20)
  expect(JSON.stringify(tell())).not.toContain('secret')
})

test('SYNC-16 what the server wrote for somebody is found under both, and told apart', () => {
  const { write, tell } = writing()
  write(KARI, 0, card('a', 'Draft'), OLA)
  write(KARI, 0, card('b', 'Own'))
  write(SIRI, 0, card('c', 'Other'))
  expect(tell(OLA).map(({ person, onBehalfOf, words }) => [person, onBehalfOf, words])).toEqual([
    [KARI, OLA, ['Draft']],
  ])
  expect(tell(KARI).map(({ onBehalfOf, words }) => [onBehalfOf, words])).toEqual([
    [null, ['Own']],
    [OLA, ['Draft']],
  ])
  expect(tell(null)).toHaveLength(3)
})

test('SYNC-11 a large import is told in part and counted in full', () => {
  const { write, tell } = writing()
  write(KARI, 0, (doc) =>
    createCards(
      doc,
      Array.from({ length: 250 }, (_, at) => ({
        id: `card ${at}`,
        type: 'driver' as const,
        at: [0, 0] as [number, number],
        createdAt: 1,
        title: 'x'.repeat(100),
      })),
      ORIGIN,
    ),
  )
  const [entry] = tell()
  expect(entry?.changes).toHaveLength(100)
  expect(entry?.moreChanges).toBe(150)
  expect(entry?.words.join('')).toHaveLength(1_000)
})

test('SYNC-20 whatever somebody writes, history tells something that can be sent as JSON', () => {
  fc.assert(
    fc.property(fc.array(hostileUpdate, { maxLength: 4 }), (updates) => {
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      const rows = updates.map((update) => ({
        at: 0,
        payload: encodeSegments([{ person: KARI, onBehalfOf: null, update }]),
      }))
      const told = tellHistory(doc, { rows, person: null })
      const text = JSON.stringify(told)
      expect(JSON.parse(text)).toEqual(told)
      expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/)
    }),
  )
})

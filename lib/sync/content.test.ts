import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardsRoot, framesRoot, placementsRoot, relationsRoot } from '../boards/doc'
import { createCards } from '../cards/doc'
import { cleanText, isClean } from './content'
import { projectBoard } from './projection'
import { hostileUpdate } from './testing'

test('SYNC-20 whatever a document holds, reading it gives JSON that can be stored', () => {
  fc.assert(
    fc.property(fc.array(hostileUpdate, { minLength: 1, maxLength: 3 }), (updates) => {
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      const projection = projectBoard(doc)
      const text = canonicalize(projection) ?? ''
      expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      expect(projection.schema === (projection.schema | 0)).toBe(true)
      const { cards, relations, placements, frames, skipped } = projection
      const roots = [cardsRoot, relationsRoot, placementsRoot, framesRoot]
      const entries = roots.reduce((sum, root) => sum + root(doc).size, 0)
      const read = [cards, relations, placements, frames].flat().length
      expect(read + skipped).toBe(entries)
    }),
    { numRuns: 500 },
  )
})

test('a text that cannot be stored keeps its length, and one that can stays as it is', () => {
  expect(cleanText('kelp\0 \ud800 😀 \udc00')).toBe('kelp\ufffd \ufffd 😀 \ufffd')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      expect(cleanText(text)).toHaveLength(text.length)
      expect(isClean(cleanText(text))).toBe(true)
      if (!text.includes('\0')) expect(cleanText(text)).toBe(text)
    }),
  )
})

test('SYNC-20 cards around an unreadable one are read, in the browser as on the server', () => {
  const doc = new Y.Doc()
  const card = (id: string, title: string) =>
    ({ id, title, body: `why\0${title}`, type: 'driver', at: [1, 2], createdAt: 1 }) as const
  createCards(
    doc,
    [card('a', 'Sea\0weed'), card('b\0', 'Unreachable'), card('c', 'Salt')].map((made) => ({
      ...made,
      at: [1, 2],
      tags: ['x\0'],
      place: 'Bod\0ø',
    })),
    { source: 'import' },
  )
  const { cards, skipped } = projectBoard(doc)
  expect(skipped).toBe(1)
  expect(cards).toMatchObject([
    { id: 'a', title: 'Sea\ufffdweed', body: 'why\ufffdSea\ufffdweed', tags: ['x\ufffd'] },
    { id: 'c', title: 'Salt', place: 'Bod\ufffdø' },
  ])
})

test('SYNC-20 entries that nest deeper than the stack are passed over', () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const root of ['relations', 'placements']) {
      let deepest = new Y.Map<unknown>()
      doc.getMap(root).set('kelp:swot', deepest)
      for (let depth = 0; depth < 4_000; depth++) {
        const next = new Y.Map<unknown>()
        deepest.set('at', next)
        deepest = next
      }
    }
    const whole = { from: 'a', to: 'b', type: 'pressures' }
    doc.getMap('relations').set('whole', new Y.Map(Object.entries(whole)))
  })
  expect(() => doc.getMap('relations').toJSON()).toThrow(RangeError)
  const { relations, skipped } = projectBoard(doc)
  expect([relations.map(({ id }) => id), skipped]).toEqual([['whole'], 2])
})

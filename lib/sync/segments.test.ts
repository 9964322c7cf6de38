import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergeUpdates } from './merge'
import { decodeSegments, encodeSegments, segmentsByAuthor } from './segments'

const segment = fc.record({
  person: fc.uuid(),
  onBehalfOf: fc.option(fc.uuid()),
  update: fc.uint8Array({ maxLength: 300 }),
})

test('SYNC-11 a payload reads back as the segments that were written', () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
      expect(decodeSegments(encodeSegments(segments))).toEqual(segments)
    }),
  )
})

test('SYNC-11 what one author wrote becomes one segment, and says the same', () => {
  const [ada, per] = [new Y.Doc(), new Y.Doc()]
  const written: { person: string; onBehalfOf: null; update: Uint8Array }[] = []
  const [adaId, perId] = [
    '00000000-0000-4000-8000-00000000000a',
    '00000000-0000-4000-8000-00000000000b',
  ]
  ada.on('update', (update) => written.push({ person: adaId, onBehalfOf: null, update }))
  per.on('update', (update) => written.push({ person: perId, onBehalfOf: null, update }))
  for (let index = 0; index < 5; index++) {
    ada.getMap('cards').set(`a${index}`, index)
    per.getMap('cards').set(`b${index}`, index)
  }
  const segments = segmentsByAuthor(written)
  expect(segments.map(({ person }) => person)).toEqual([adaId, perId])
  const doc = new Y.Doc()
  for (const { update } of segments) Y.applyUpdate(doc, update)
  expect(doc.getMap('cards').size).toBe(10)
})

test('SYNC-11 a tree of merges says the same as all updates applied in order', () => {
  const writer = new Y.Doc()
  const updates: Uint8Array[] = []
  writer.on('update', (update) => updates.push(update))
  for (let index = 0; index < 200; index++) writer.getText('t').insert(0, `${index} `)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, mergeUpdates(updates))
  expect(doc.getText('t').toString()).toBe(writer.getText('t').toString())
})

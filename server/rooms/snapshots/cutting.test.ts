import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { standsOnKnown } from '../updates/dependencies'
import { Knowledge } from '../updates/knowledge'
import { readUpdate } from '../updates/update-reader'
import { cutDocument } from './cutting'

test('SYNC-17 a document is cut into updates that can be applied one after the other', () => {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  for (let turn = 0; turn < 300; turn++) {
    const doc = docs[turn % 3] ?? new Y.Doc()
    doc.getMap('cards').set(`card ${turn % 50}`, `${turn} `.repeat(20))
    doc.getText('meta').insert(turn % 7, `word ${turn} `)
    if (turn % 5 === 0) doc.getText('meta').delete(0, 3)
    for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  }
  const [doc = new Y.Doc()] = docs
  const whole = readUpdate(Y.encodeStateAsUpdate(doc), ['cards', 'meta'])
  if (!whole.ok) throw new Error(whole.reason)
  const frames = cutDocument(whole.update, 2_000)
  expect(frames.length).toBeGreaterThan(5)

  const rebuilt = new Y.Doc()
  const known = new Knowledge()
  for (const frame of frames) {
    const read = readUpdate(frame, ['cards', 'meta'])
    if (!read.ok) throw new Error(read.reason)
    expect(standsOnKnown(read.update, known)).toBe(true)
    known.learn(read.update)
    Y.applyUpdate(rebuilt, frame)
    expect(rebuilt.store.pendingStructs).toBeNull()
  }
  expect(Y.encodeStateAsUpdate(rebuilt)).toEqual(Y.encodeStateAsUpdate(doc))
  const last = readUpdate(frames.at(-1) ?? new Uint8Array(), [])
  expect(last.ok && last.update.sections).toEqual([])
})

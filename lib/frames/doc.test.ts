import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ownHistory } from '../boards/doc'
import { createFrames, deleteFrames, readFrame, readFrames, setFrame } from './doc'
import type { Frame } from './schema'

const origin = { source: 'canvas' } as const
const harbour: Frame = { id: 'f', title: 'Harbour', at: [10, 20], size: [400, 300] }

test('a frame reads as it was written, and a lock that is taken off leaves no trace', () => {
  const doc = new Y.Doc()
  createFrames(doc, [harbour], origin)
  expect(readFrame(doc, 'f')).toEqual(harbour)
  setFrame(doc, 'f', { locked: true, title: 'Quay' }, origin)
  expect(readFrame(doc, 'f')).toEqual({ ...harbour, title: 'Quay', locked: true })
  setFrame(doc, 'f', { locked: undefined, title: 'Harbour' }, origin)
  expect(readFrame(doc, 'f')).toEqual(harbour)
})

test('a frame without a size is left out and counted', () => {
  const doc = new Y.Doc()
  createFrames(doc, [harbour], origin)
  doc.getMap('frames').set('strange', new Y.Map(Object.entries({ title: 'x', at: [0, 0] })))
  expect(readFrames(doc)).toEqual({ frames: [harbour], skipped: 1 })
})

test('making, changing and deleting a frame can be undone', () => {
  const doc = new Y.Doc()
  const history = ownHistory(doc)
  createFrames(doc, [harbour], origin)
  history.stopCapturing()
  setFrame(doc, 'f', { at: [0, 0] }, origin)
  history.stopCapturing()
  deleteFrames(doc, ['f'], origin)
  history.undo()
  expect(readFrame(doc, 'f')?.at).toEqual([0, 0])
  history.undo()
  expect(readFrame(doc, 'f')).toEqual(harbour)
  history.undo()
  expect(readFrame(doc, 'f')).toBeNull()
})

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  createRelations,
  deleteRelations,
  observeRelations,
  readRelations,
  setRelation,
  swapRelation,
} from './doc'
import type { Relation } from './schema'

const origin = { source: 'inspector' } as const
const relation: Relation = {
  id: 'r',
  from: 'a',
  to: 'b',
  type: 'supplies',
  polarity: '+',
  strength: 2,
}

test('fields of a relation are set one by one, and an empty one goes', () => {
  const doc = new Y.Doc()
  createRelations(doc, [{ ...relation, channel: 'job moves' }], origin)
  setRelation(doc, 'r', { polarity: '-', channel: undefined }, origin)
  expect(readRelations(doc)).toEqual({ relations: [{ ...relation, polarity: '-' }], skipped: 0 })
})

test('a relation turned round has its ends the other way, and nothing else changes', () => {
  const doc = new Y.Doc()
  createRelations(doc, [relation], origin)
  swapRelation(doc, 'r', origin)
  swapRelation(doc, 'nowhere', origin)
  expect(readRelations(doc).relations).toEqual([{ ...relation, from: 'b', to: 'a' }])
})

test('a relation that is not there is not made by setting it', () => {
  const doc = new Y.Doc()
  setRelation(doc, 'r', { strength: 3 }, origin)
  expect(readRelations(doc)).toEqual({ relations: [], skipped: 0 })
})

test('observers hear of new, changed and deleted relations until they stop', () => {
  const doc = new Y.Doc()
  let heard = 0
  const stop = observeRelations(doc, () => {
    heard += 1
  })
  createRelations(doc, [relation], origin)
  setRelation(doc, 'r', { strength: 3 }, origin)
  deleteRelations(doc, ['r'], origin)
  stop()
  createRelations(doc, [relation], origin)
  expect(heard).toBe(3)
})

import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Rejection } from '@/lib/sync/messages'
import { NO_LIMITS } from './judging'
import { forged, judged, learned, type Write } from './testing'

const FULL = { ...NO_LIMITS, mayGrow: false }

/** What says of itself that it is deleted, and is the entry of a map. */
const deletedEntry: Write = (encoder) => {
  encoding.writeUint8(encoder, 1 | 0x20)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, 'cards')
  encoding.writeVarString(encoder, 'k'.repeat(200))
  encoding.writeVarUint(encoder, 1)
}

const collected: Write = (encoder) => {
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, 1)
}

test('SYNC-23 a full document takes what Yjs sends when somebody deletes', () => {
  const doc = new Y.Doc()
  doc.getMap('cards').set('a', new Y.Map([['title', new Y.Text('Tare')]]))
  doc.getText('meta').insert(0, 'words')
  const known = learned(Y.encodeStateAsUpdate(doc))
  const deletions: Uint8Array[] = []
  doc.on('update', (update) => deletions.push(update))
  doc.getMap('cards').delete('a')
  doc.getText('meta').delete(1, 2)
  expect(deletions).toHaveLength(2)
  for (const update of deletions) expect(judged(update, known, FULL).kind).toBe('accepted')
  expect(judged(Y.encodeStateAsUpdate(doc), known, FULL).kind).toBe('accepted')
})

test('SYNC-23 a full document takes no structs, even those that call themselves deleted', () => {
  for (const write of [deletedEntry, collected]) {
    const update = forged(2, [write])
    expect(judged(update).kind).toBe('accepted')
    expect(judged(update, undefined, FULL)).toEqual({
      kind: 'rejected',
      code: Rejection.documentFull,
    })
  }
})

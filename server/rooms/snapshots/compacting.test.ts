import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootsOf } from '@/lib/sync/rooms'
import { decodeSnapshot } from '@/lib/sync/snapshots'
import { integrate } from '../updates/dependencies'
import { Places } from '../updates/places'
import { readUpdate } from '../updates/update-reader'
import { compacted } from './compacting'

const ROOTS = rootsOf('board')

/** Edits all over a text and a list of paragraphs, the same for the same seed. */
function edit(doc: Y.Doc, { count, seed }: { count: number; seed: number }): void {
  const text = doc.getText('meta')
  const body = doc.getXmlFragment('frames')
  const fields = doc.getMap('cards')
  let chance = seed
  for (let n = 0; n < count; n++) {
    chance = (chance * 16_807) % 2_147_483_647
    if (n % 5 === 4) text.delete(chance % (text.length - 1), 1)
    else text.insert(chance % (text.length + 1), 'ord ')
    if (n % 3 === 0) body.insert(chance % (body.length + 1), [new Y.XmlElement('paragraph')])
    fields.set(`field ${chance % 40}`, n)
  }
}

/** Steps that the edits since make, when this much is known of where things stand. */
function workSince(doc: Y.Doc, { before, places }: { before: Uint8Array; places: Places }): number {
  const read = readUpdate(Y.encodeStateAsUpdate(doc, before), ROOTS)
  if (!read.ok) throw new Error(read.reason)
  const known = Y.decodeStateVector(before)
  let work = 0
  const isWhole = integrate(read.update.sections, {
    clockOf: (client) => known.get(client) ?? 0,
    visit: (struct, client) => {
      work += places.visit(struct, client)
    },
  })
  expect(isWhole).toBe(true)
  return work
}

test('SYNC-19 a snapshot tells where things stand: who edits on makes no work', () => {
  const before = new Y.Doc({ gc: false })
  for (let writer = 1; writer <= 3; writer++) {
    before.clientID = writer
    edit(before, { count: 300, seed: writer })
  }
  const doc = new Y.Doc()
  doc.transact(() => Y.applyUpdate(doc, Y.encodeStateAsUpdate(before)))
  const { state, stateVector } = compacted(doc, { roots: ROOTS, projects: false })
  const { frames, places } = decodeSnapshot(state)

  const editor = new Y.Doc()
  for (const frame of frames) Y.applyUpdate(editor, frame)
  editor.clientID = 9
  edit(editor, { count: 300, seed: 77 })
  const known = { before: stateVector }
  expect(workSince(editor, { ...known, places: Places.read(places) })).toBe(0)
})

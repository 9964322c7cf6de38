import * as Y from 'yjs'
import { createCards } from '@/lib/cards/doc'

const origin = { source: 'canvas' } as const

const card = (title: string) => ({
  id: crypto.randomUUID(),
  type: 'note' as const,
  at: [0, 0] as [number, number],
  createdAt: 0,
  title,
})

/** A card that claims to have been written by whoever owns this document. */
export function underForeignId(theirs: Y.Doc, title: string): Uint8Array {
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(theirs))
  forged.clientID = theirs.clientID
  const before = Y.encodeStateVector(forged)
  createCards(forged, [card(title)], origin)
  return Y.encodeStateAsUpdate(forged, before)
}

/** Words in a card that nobody has. */
export function onUnknownGround(words: string): Uint8Array {
  const [base, later] = [new Y.Doc(), new Y.Doc()]
  base.getMap('cards').set('nowhere', new Y.Map([['title', new Y.Text('?')]]))
  Y.applyUpdate(later, Y.encodeStateAsUpdate(base))
  const before = Y.encodeStateVector(later)
  const title = later.getMap<Y.Map<Y.Text>>('cards').get('nowhere')?.get('title')
  title?.insert(1, words)
  return Y.encodeStateAsUpdate(later, before)
}

/** Something nested deeper than any editor goes. */
export function tangled(words: string): Uint8Array {
  const doc = new Y.Doc()
  let inner = new Y.Map<unknown>([['title', new Y.Text(words)]])
  for (let depth = 0; depth < 80; depth++) inner = new Y.Map<unknown>([['in', inner]])
  doc.getMap('cards').set('deep', inner)
  return Y.encodeStateAsUpdate(doc)
}

/** Under a root that no board has: the server cannot read it and hangs up. */
export function outOfPlace(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('elsewhere').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

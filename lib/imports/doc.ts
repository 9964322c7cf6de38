import * as Y from 'yjs'
import type { ChangeOrigin } from '../boards/doc'
import { createCards } from '../cards/doc'
import type { NewCard } from '../cards/schema'
import { createRelations } from '../relations/doc'
import type { Relation } from '../relations/schema'

/** Far below the 1 MB that one update may have (SYNC-23), counted before encoding. */
const BATCH_CHARACTERS = 100_000

/**
 * Writes cards and relations into a document of their own, under a fresh client id.
 * The updates stand on nothing, are to be appended in order, and stay small one by one.
 */
export function importUpdates(
  content: { cards: readonly NewCard[]; relations: readonly Relation[] },
  origin: ChangeOrigin,
): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const cards of batches(content.cards)) createCards(doc, cards, origin)
  for (const relations of batches(content.relations)) createRelations(doc, relations, origin)
  doc.destroy()
  return updates
}

function batches<Item>(items: readonly Item[]): Item[][] {
  const found: Item[][] = []
  let room = 0
  for (const item of items) {
    const size = JSON.stringify(item).length
    if (size > room || found.length === 0) {
      found.push([])
      room = BATCH_CHARACTERS
    }
    found.at(-1)?.push(item)
    room -= size
  }
  return found
}

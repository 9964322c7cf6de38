import type * as Y from 'yjs'
import { type ChangeOrigin, initialiseBoard } from '../boards/doc'
import { createCards } from '../cards/doc'
import type { NewCard } from '../cards/schema'
import { createFrames } from '../frames/doc'
import { placeCards } from '../lenses/doc'
import { createRelations } from '../relations/doc'
import type { BoardParts } from './types'

/** Content to be written; what is left out is none. */
export type NewContent = Partial<
  Omit<{ [Part in keyof BoardParts]: readonly BoardParts[Part][number][] }, 'cards'>
> & { cards?: readonly NewCard[]; schema?: number }

/** Far below the 1 MB that one update may have (SYNC-23), counted before encoding. */
const BATCH_CHARACTERS = 100_000

/** Writes content into a document, in several transactions that each stay small. */
export function writeContent(doc: Y.Doc, content: NewContent, origin: ChangeOrigin): void {
  const { schema = 0, cards = [], frames = [], relations = [], placements = [], ...rest } = content
  // A part that nobody writes does not pass the compiler.
  rest satisfies Record<string, never>
  if (schema > 0) initialiseBoard(doc)
  for (const batch of batches(cards)) createCards(doc, batch, origin)
  for (const batch of batches(frames)) createFrames(doc, batch, origin)
  for (const batch of batches(relations)) createRelations(doc, batch, origin)
  for (const batch of batches(placements)) placeCards(doc, batch, origin)
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

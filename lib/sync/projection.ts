import type * as Y from 'yjs'
import { documentSchema } from '../boards/doc'
import { readCards } from '../cards/doc'
import type { Card } from '../cards/schema'
import { readFrames } from '../frames/doc'
import type { Frame } from '../frames/schema'
import { readPlacements } from '../lenses/doc'
import type { Placement } from '../lenses/schema'
import { readRelations } from '../relations/doc'
import type { Relation } from '../relations/schema'

/** What a board says, as JSON: the form in which everything but the live page reads it. */
export type BoardProjection = {
  type: 'board:projection:v1'
  schema: number
  cards: Card[]
  relations: Relation[]
  placements: Placement[]
  frames: Frame[]
  /** Entries that were left out because they could not be read. */
  skipped: number
}

/** Reads a board document. Never throws on strange content: it is left out and counted. */
export function projectBoard(doc: Y.Doc): BoardProjection {
  const cards = readCards(doc)
  const relations = readRelations(doc)
  const placements = readPlacements(doc)
  const frames = readFrames(doc)
  return {
    type: 'board:projection:v1',
    schema: documentSchema(doc),
    cards: cards.cards,
    relations: relations.relations,
    placements: placements.placements,
    frames: frames.frames,
    skipped: cards.skipped + relations.skipped + placements.skipped + frames.skipped,
  }
}

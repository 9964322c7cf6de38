import * as Y from 'yjs'
import { type ChangeOrigin, type Entry, placementsRoot } from '../boards/doc'
import { type Placement, placementFieldsSchema } from './schema'

/** Places a card on a lens, or moves it there; one place a lens. */
export function placeCard(doc: Y.Doc, placement: Placement, origin: ChangeOrigin): void {
  const { card, lens, ...fields } = placement
  doc.transact(() => {
    const entry: Entry = new Y.Map(Object.entries(fields))
    placementsRoot(doc).set(`${card}:${lens}`, entry)
  }, origin)
}

/** All placements that can be read, and how many could not. */
export function readPlacements(doc: Y.Doc): { placements: Placement[]; skipped: number } {
  const placements: Placement[] = []
  let skipped = 0
  placementsRoot(doc).forEach((entry: unknown, key) => {
    const [card, lens, ...rest] = key.split(':')
    const fields = placementFieldsSchema.safeParse(entry instanceof Y.Map ? entry.toJSON() : null)
    if (card && lens && rest.length === 0 && fields.success) {
      placements.push({ card, lens, ...fields.data })
    } else skipped += 1
  })
  placements.sort((a, b) => (`${a.card}:${a.lens}` < `${b.card}:${b.lens}` ? -1 : 1))
  return { placements, skipped }
}

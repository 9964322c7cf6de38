import * as Y from 'yjs'
import { type ChangeOrigin, type Entry, placementsRoot } from '../boards/doc'
import { cleaned, plainFields, readEntry } from '../sync/content'
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
  const root = placementsRoot(doc)
  const keys = [...root.keys()]
  const placements = keys.flatMap((key) => readEntry(root, key, placementIn) ?? [])
  placements.sort((a, b) => (`${a.card}:${a.lens}` < `${b.card}:${b.lens}` ? -1 : 1))
  return { placements, skipped: keys.length - placements.length }
}

function placementIn(entry: Entry, key: string): Placement | null {
  const [card, lens, ...rest] = key.split(':')
  const fields = placementFieldsSchema.safeParse(plainFields(entry))
  if (!card || !lens || rest.length > 0 || !fields.success) return null
  return { card, lens, ...cleaned(fields.data) }
}

import * as Y from 'yjs'
import { type ChangeOrigin, type Entry, observeEntries, placementsRoot } from '../boards/doc'
import { cleaned, plainFields, readEntry } from '../sync/content'
import { type Placement, placementFieldsSchema } from './schema'

/** Places cards on lenses, or moves them there, in one change; a card has one place a lens. */
export function placeCards(
  doc: Y.Doc,
  placements: readonly Placement[],
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    for (const { card, lens, ...fields } of placements) {
      const entry: Entry = new Y.Map(Object.entries(fields))
      placementsRoot(doc).set(placementKey({ card, lens }), entry)
    }
  }, origin)
}

/** Takes cards off lenses, in one change. */
export function unplaceCards(
  doc: Y.Doc,
  placements: readonly Pick<Placement, 'card' | 'lens'>[],
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    for (const { card, lens } of placements)
      placementsRoot(doc).delete(placementKey({ card, lens }))
  }, origin)
}

/** Tells which placements have changed, by their keys, once a transaction. Returns a function that stops it. */
export function observePlacements(
  doc: Y.Doc,
  listener: (keys: ReadonlySet<string>) => void,
): () => void {
  return observeEntries(placementsRoot(doc), listener)
}

/** The key under which a placement stands in the document. */
export function placementKey({ card, lens }: Pick<Placement, 'card' | 'lens'>): string {
  return `${card}:${lens}`
}

/** Reads one placement; `null` when it is not there or has no meaning. */
export function readPlacement(doc: Y.Doc, key: string): Placement | null {
  return readEntry(placementsRoot(doc), key, placementIn)
}

/** All placements that can be read, and how many could not. */
export function readPlacements(doc: Y.Doc): { placements: Placement[]; skipped: number } {
  const root = placementsRoot(doc)
  const keys = [...root.keys()]
  const placements = keys.flatMap((key) => readEntry(root, key, placementIn) ?? [])
  placements.sort((a, b) => (placementKey(a) < placementKey(b) ? -1 : 1))
  return { placements, skipped: keys.length - placements.length }
}

function placementIn(entry: Entry, key: string): Placement | null {
  const [card, lens, ...rest] = key.split(':')
  const fields = placementFieldsSchema.safeParse(plainFields(entry))
  if (!card || !lens || rest.length > 0 || !fields.success) return null
  return { card, lens, ...cleaned(fields.data) }
}

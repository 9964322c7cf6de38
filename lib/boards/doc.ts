import type * as Y from 'yjs'
import { DOCUMENT_SCHEMA } from '../sync/rooms'

/**
 * Where a change to a board document began. Undo follows origins of this shape,
 * so changes that arrive from the network are never undone.
 */
export type ChangeOrigin = {
  source: 'canvas' | 'outline' | 'inspector' | 'palette' | 'import' | 'template' | 'seed'
}

/** One entry of a root: plain fields, except `title` (Y.Text) and `body` (Y.XmlFragment). */
export type Entry = Y.Map<unknown>

export function cardsRoot(doc: Y.Doc): Y.Map<Entry> {
  return doc.getMap('cards')
}

export function relationsRoot(doc: Y.Doc): Y.Map<Entry> {
  return doc.getMap('relations')
}

export function placementsRoot(doc: Y.Doc): Y.Map<Entry> {
  return doc.getMap('placements')
}

export function metaRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta')
}

/** Marks an empty document with the schema it is written in. */
export function initialiseBoard(doc: Y.Doc): void {
  const meta = metaRoot(doc)
  if (meta.get('schema') === undefined) meta.set('schema', DOCUMENT_SCHEMA)
}

/** The schema that a document says it is written in; 0 when it is empty. */
export function documentSchema(doc: Y.Doc): number {
  const schema = metaRoot(doc).get('schema')
  return typeof schema === 'number' ? schema : 0
}

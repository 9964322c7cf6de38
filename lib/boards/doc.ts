import * as Y from 'yjs'
import { DOCUMENT_SCHEMA } from '../sync/rooms'

/**
 * Where a change to a board document began. Undo follows origins of this shape,
 * so changes that arrive from the network are never undone.
 */
export type ChangeOrigin = {
  source:
    | 'canvas'
    | 'outline'
    | 'lens'
    | 'relations'
    | 'inspector'
    | 'palette'
    | 'import'
    | 'template'
    | 'seed'
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

export function framesRoot(doc: Y.Doc): Y.Map<Entry> {
  return doc.getMap('frames')
}

function metaRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta')
}

/** Marks an empty document with the schema it is written in. */
export function initialiseBoard(doc: Y.Doc): void {
  const meta = metaRoot(doc)
  if (meta.get('schema') === undefined) meta.set('schema', DOCUMENT_SCHEMA)
}

const LARGEST_SCHEMA = 2 ** 31 - 1

/** The schema that a document says it is written in; 0 when it is empty or says nothing sensible. */
export function documentSchema(doc: Y.Doc): number {
  const schema = metaRoot(doc).get('schema')
  if (typeof schema !== 'number' || !Number.isInteger(schema)) return 0
  return schema >= 0 && schema <= LARGEST_SCHEMA ? schema : 0
}

/** How long changes of one kind grow into one step of undo, in milliseconds. */
const ONE_STEP = 500

/**
 * Undo and redo of what this client did to the board, and of nothing else.
 * `textOrigins` are the origins that bound text editors write with.
 */
export function ownHistory(doc: Y.Doc, textOrigins: readonly unknown[] = []): Y.UndoManager {
  const roots = [cardsRoot(doc), relationsRoot(doc), placementsRoot(doc), framesRoot(doc)]
  return new Y.UndoManager(roots, {
    doc,
    captureTimeout: ONE_STEP,
    trackedOrigins: new Set([Object, ...textOrigins]),
    captureTransaction: (transaction) => transaction.local,
  })
}

/**
 * Tells which entries of a root have changed, at any depth: once a transaction, with the keys and
 * whether the change was made in this browser.
 * Returns a function that stops it.
 */
export function observeEntries(
  root: Y.Map<Entry>,
  listener: (keys: ReadonlySet<string>, isOwn: boolean) => void,
): () => void {
  const observer = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { local }: Y.Transaction,
  ) => {
    const keys = new Set<string>()
    for (const event of events) {
      if (event.path.length > 0) keys.add(String(event.path[0]))
      else for (const key of event.changes.keys.keys()) keys.add(key)
    }
    listener(keys, local)
  }
  root.observeDeep(observer)
  return () => root.unobserveDeep(observer)
}

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
 * `textOrigins` are the origins that bound text editors write with. `spare` says what a step of
 * undo leaves although this client made it.
 */
export function ownHistory(
  doc: Y.Doc,
  textOrigins: readonly unknown[] = [],
  spare: (item: Y.Item) => boolean = () => false,
): Y.UndoManager {
  const roots = [cardsRoot(doc), relationsRoot(doc), placementsRoot(doc), framesRoot(doc)]
  return new Y.UndoManager(roots, {
    doc,
    captureTimeout: ONE_STEP,
    trackedOrigins: new Set([Object, ...textOrigins]),
    captureTransaction: (transaction) => transaction.local,
    deleteFilter: (item) => !spare(item),
  })
}

/** Where a card stands: whoever moves it says nothing that undoing its creation would lose. */
const WHERE: ReadonlySet<string> = new Set(['at', 'z', 'order'])

/** What one step of undo has written. */
export type HistoryStep = { insertions: Parameters<typeof Y.isDeleted>[0] }

/** Entries that this client made, in which others have written since, with the step that made each. */
export type Spared = ReadonlyMap<Entry, HistoryStep>

/** What undo must leave: cards in which others have written, or filled in fields of theirs. */
export function entriesOthersWroteIn(doc: Y.Doc, steps: readonly HistoryStep[]): Spared {
  const made = (item: Y.Item) => steps.some(({ insertions }) => Y.isDeleted(insertions, item.id))
  const found = new Map<Entry, HistoryStep>()
  cardsRoot(doc).forEach((entry: unknown) => {
    const item = entry instanceof Y.Map ? entry._item : null
    const step = item && steps.find(({ insertions }) => Y.isDeleted(insertions, item.id))
    if (step && entry instanceof Y.Map && writtenBySomebodyElse(entry, made)) found.set(entry, step)
  })
  return found
}

function writtenBySomebodyElse(entry: Entry, made: (item: Y.Item) => boolean): boolean {
  for (const [key, item] of entry._map) {
    if (item.deleted) continue
    if (!made(item)) {
      if (!WHERE.has(key)) return true
    } else if (item.content instanceof Y.ContentType && hasWords(item.content.type, made)) {
      return true
    }
  }
  return false
}

function hasWords(type: Y.AbstractType<unknown>, made: (item: Y.Item) => boolean): boolean {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString && !made(item)) return true
    if (content instanceof Y.ContentType && hasWords(content.type, made)) return true
  }
  return false
}

/** Whether an item is a spared entry, or a field that came with it, rather than words in a field. */
export function isSpared(spared: Spared, item: Y.Item): boolean {
  const { parent, content } = item
  if (content instanceof Y.ContentType && content.type instanceof Y.Map) {
    if (spared.has(content.type)) return true
  }
  const step = parent instanceof Y.Map ? spared.get(parent) : undefined
  return step !== undefined && Y.isDeleted(step.insertions, item.id)
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

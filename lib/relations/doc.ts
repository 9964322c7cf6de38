import * as Y from 'yjs'
import { type ChangeOrigin, type Entry, observeEntries, relationsRoot } from '../boards/doc'
import { cleaned, isClean, plainFields, readEntry } from '../sync/content'
import { type Relation, type RelationFields, relationFieldsSchema } from './schema'

/** Writes new relations in one change; an id that exists is replaced. */
export function createRelations(
  doc: Y.Doc,
  relations: readonly Relation[],
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    for (const { id, ...fields } of relations) {
      const entry: Entry = new Y.Map()
      for (const [key, value] of Object.entries(fields)) {
        if (value !== undefined) entry.set(key, value)
      }
      relationsRoot(doc).set(id, entry)
    }
  }, origin)
}

export function deleteRelations(doc: Y.Doc, ids: readonly string[], origin: ChangeOrigin): void {
  doc.transact(() => {
    for (const id of ids) relationsRoot(doc).delete(id)
  }, origin)
}

/** Sets the given fields of a relation; `undefined` empties a field. */
export function setRelation(
  doc: Y.Doc,
  id: string,
  fields: Partial<Omit<RelationFields, 'from' | 'to'>>,
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    const entry = relationsRoot(doc).get(id)
    if (!entry) return
    for (const [key, value] of Object.entries(fields)) {
      if (value === undefined) entry.delete(key)
      else entry.set(key, value)
    }
  }, origin)
}

/** Turns a relation round, so that what it said of the one it says of the other. */
export function swapRelation(doc: Y.Doc, id: string, origin: ChangeOrigin): void {
  doc.transact(() => {
    const entry = relationsRoot(doc).get(id)
    const [from, to] = [entry?.get('from'), entry?.get('to')]
    if (!entry || from === undefined || to === undefined) return
    entry.set('from', to)
    entry.set('to', from)
  }, origin)
}

/** Tells which relations have changed, once a transaction. Returns a function that stops it. */
export function observeRelations(
  doc: Y.Doc,
  listener: (ids: ReadonlySet<string>) => void,
): () => void {
  return observeEntries(relationsRoot(doc), listener)
}

/** Reads one relation; `null` when it is not there or has no meaning. */
export function readRelation(doc: Y.Doc, id: string): Relation | null {
  return readEntry(relationsRoot(doc), id, relationIn)
}

/** All relations that can be read, in the order of their ids, and how many could not. */
export function readRelations(doc: Y.Doc): { relations: Relation[]; skipped: number } {
  const root = relationsRoot(doc)
  const ids = [...root.keys()]
  const relations = ids.flatMap((id) => readEntry(root, id, relationIn) ?? [])
  relations.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { relations, skipped: ids.length - relations.length }
}

function relationIn(entry: Entry, id: string): Relation | null {
  const fields = relationFieldsSchema.safeParse(plainFields(entry))
  if (!fields.success || !isClean(fields.data.from) || !isClean(fields.data.to)) return null
  return { ...cleaned(fields.data), id }
}

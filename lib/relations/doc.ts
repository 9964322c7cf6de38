import * as Y from 'yjs'
import { type ChangeOrigin, type Entry, relationsRoot } from '../boards/doc'
import { type Relation, relationFieldsSchema } from './schema'

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

/** All relations that can be read, in the order of their ids, and how many could not. */
export function readRelations(doc: Y.Doc): { relations: Relation[]; skipped: number } {
  const relations: Relation[] = []
  let skipped = 0
  relationsRoot(doc).forEach((entry: unknown, id) => {
    const fields = relationFieldsSchema.safeParse(entry instanceof Y.Map ? entry.toJSON() : null)
    if (fields.success) relations.push({ ...fields.data, id })
    else skipped += 1
  })
  relations.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { relations, skipped }
}

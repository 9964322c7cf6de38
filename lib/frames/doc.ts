import * as Y from 'yjs'
import { type ChangeOrigin, type Entry, framesRoot, observeEntries } from '../boards/doc'
import { cleaned, plainFields, readEntry } from '../sync/content'
import { type Frame, type FrameFields, frameFieldsSchema } from './schema'

/** Writes new frames in one change; an id that exists is replaced. */
export function createFrames(doc: Y.Doc, frames: readonly Frame[], origin: ChangeOrigin): void {
  doc.transact(() => {
    for (const { id, ...fields } of frames) {
      const entry: Entry = new Y.Map()
      for (const [key, value] of Object.entries(fields)) {
        if (value !== undefined) entry.set(key, value)
      }
      framesRoot(doc).set(id, entry)
    }
  }, origin)
}

/** Sets the given fields of a frame; `undefined` empties a field. */
export function setFrame(
  doc: Y.Doc,
  id: string,
  fields: Partial<FrameFields>,
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    const entry = framesRoot(doc).get(id)
    if (!entry) return
    for (const [key, value] of Object.entries(fields)) {
      if (value === undefined) entry.delete(key)
      else entry.set(key, value)
    }
  }, origin)
}

/** Removes frames; the cards that stand in them stay where they are. */
export function deleteFrames(doc: Y.Doc, ids: readonly string[], origin: ChangeOrigin): void {
  doc.transact(() => {
    for (const id of ids) framesRoot(doc).delete(id)
  }, origin)
}

/** Tells which frames have changed, once a transaction. Returns a function that stops it. */
export function observeFrames(
  doc: Y.Doc,
  listener: (ids: ReadonlySet<string>) => void,
): () => void {
  return observeEntries(framesRoot(doc), listener)
}

/** Reads one frame; `null` when it is not there or has no meaning. */
export function readFrame(doc: Y.Doc, id: string): Frame | null {
  return readEntry(framesRoot(doc), id, frameIn)
}

/** All frames that can be read, in the order of their ids, and how many could not. */
export function readFrames(doc: Y.Doc): { frames: Frame[]; skipped: number } {
  const root = framesRoot(doc)
  const ids = [...root.keys()]
  const frames = ids.flatMap((id) => readEntry(root, id, frameIn) ?? [])
  frames.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { frames, skipped: ids.length - frames.length }
}

function frameIn(entry: Entry, id: string): Frame | null {
  const fields = frameFieldsSchema.safeParse(plainFields(entry))
  return fields.success ? { ...cleaned(fields.data), id } : null
}

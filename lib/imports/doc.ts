import * as Y from 'yjs'
import { type NewContent, writeContent } from '../board-files/doc'
import type { ChangeOrigin } from '../boards/doc'

/**
 * Writes content into a document of its own, under a fresh client id.
 * The updates stand on nothing, are to be appended in order, and stay small one by one.
 */
export function importUpdates(content: NewContent, origin: ChangeOrigin): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  writeContent(doc, content, origin)
  doc.destroy()
  return updates
}

import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { appendChange } from '@/lib/sync/log'
import { inTransaction } from '../../persistence/pool'
import type { TestBoard } from './board'

/** Writes into a board's log as another process does; each edit of the document becomes a row. */
export async function appended(
  { db, room }: TestBoard,
  { person, doc = new Y.Doc(), edit }: { person: string; doc?: Y.Doc; edit: (doc: Y.Doc) => void },
): Promise<Y.Doc> {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array) => updates.push(update)
  doc.on('update', note)
  edit(doc)
  doc.off('update', note)
  await inTransaction(db, {
    work: async (client) => {
      for (const update of updates) {
        await appendChange(client, {
          room,
          segments: [{ person, onBehalfOf: null, update }],
          idempotencyKey: randomUUID(),
          node: 'web',
        })
      }
    },
  })
  return doc
}

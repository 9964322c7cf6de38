import * as Y from 'yjs'
import { keptProjection } from '@/lib/sync/kept-projection'
import { projectBoard } from '@/lib/sync/projection'
import { encodeSnapshot } from '@/lib/sync/snapshots'
import type { Compacted } from '@/lib/sync/worker-messages'
import { integrate } from '../updates/dependencies'
import { Knowledge } from '../updates/knowledge'
import { deepIn } from '../updates/nesting'
import { Places } from '../updates/places'
import { type ReadUpdate, readUpdate, type Struct } from '../updates/update-reader'
import { cutDocument } from './cutting'

/** Joiners get snapshots in pieces of this size (SYNC-17). */
const FRAME_BYTES = 256 * 1024

/**
 * What is stored of a document whose garbage has been collected (SYNC-19). Runs in the worker.
 *
 * @throws when the document does not read back as one of its kind.
 */
export function compacted(
  doc: Y.Doc,
  { roots, projects }: { roots: readonly string[]; projects: boolean },
): Compacted {
  const read = readUpdate(Y.encodeStateAsUpdate(doc), roots)
  if (!read.ok) throw new Error(`a compacted document does not read: ${read.reason}`)
  const frames = cutDocument(read.update, FRAME_BYTES)
  const deep = deepIn(read.update, new Knowledge())
  return {
    state: encodeSnapshot({ frames, deep, places: placesIn(doc, read.update) }),
    stateVector: Y.encodeStateVector(doc),
    projection: projects ? projectionOf(doc) : null,
  }
}

/** What the structs tell, and then what only the document knows: which of them stand side by side. */
function placesIn(doc: Y.Doc, update: ReadUpdate): Uint8Array {
  const places = new Places()
  const visit = (struct: Struct, client: number) => void places.visit(struct, client)
  integrate(update.sections, { clockOf: () => 0, visit })
  places.forgetNewest()
  for (const structs of doc.store.clients.values()) {
    for (const item of structs) {
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue
      places.adjoin(item.left?.lastId ?? null, item.id)
    }
  }
  return places.encode()
}

/** A snapshot is worth having also of what cannot be projected. */
function projectionOf(doc: Y.Doc) {
  try {
    return keptProjection(projectBoard(doc))
  } catch {
    return null
  }
}

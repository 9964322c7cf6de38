import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { projectBoard } from '@/lib/sync/projection'
import { encodeSnapshot } from '@/lib/sync/snapshots'
import type {
  WorkerAnswer,
  WorkerJob,
  WorkerRequest,
  WorkerResult,
} from '@/lib/sync/worker-messages'
import { readUpdate } from '../updates/update-reader'
import { cutDocument } from './cutting'

/** Joiners get snapshots in pieces of this size (SYNC-17). */
const FRAME_BYTES = 256 * 1024

// Documents are only ever built in here, where a large one blocks nobody and a broken one fails alone.
parentPort?.on('message', (request: WorkerRequest) => parentPort?.postMessage(answerTo(request)))

function answerTo({ id, job }: WorkerRequest): WorkerAnswer {
  try {
    return { id, ok: true, result: done(job) }
  } catch (error) {
    return { id, ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

function done(job: WorkerJob): WorkerResult {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of job.updates) Y.applyUpdate(doc, update)
  })
  if (job.kind === 'project') return { kind: 'project', projection: projectBoard(doc) }

  const read = readUpdate(Y.encodeStateAsUpdate(doc), job.roots)
  if (!read.ok) throw new Error(`a compacted document does not read: ${read.reason}`)
  return {
    kind: 'compact',
    state: encodeSnapshot(cutDocument(read.update, FRAME_BYTES)),
    stateVector: Y.encodeStateVector(doc),
  }
}

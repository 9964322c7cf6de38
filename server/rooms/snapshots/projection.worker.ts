import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { assertNever } from '@/lib/platform/errors'
import { contributionsIn } from '@/lib/sync/contribution-counts'
import { tellHistory } from '@/lib/sync/history-entries'
import { keptProjection } from '@/lib/sync/kept-projection'
import { projectBoard } from '@/lib/sync/projection'
import { mergePayloads } from '@/lib/sync/segments'
import type {
  WorkerAnswer,
  WorkerJob,
  WorkerRequest,
  WorkerResult,
} from '@/lib/sync/worker-messages'
import { compacted } from './compacting'

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
  switch (job.kind) {
    case 'project': {
      const projection = projectBoard(built(job.updates))
      return { kind: 'project', projection, kept: keptProjection(projection) }
    }
    case 'compact':
      return { kind: 'compact', ...compacted(built(job.updates), job) }
    case 'merge':
      return { kind: 'merge', payload: mergePayloads(job.payloads) }
    case 'history':
      return { kind: 'history', entries: tellHistory(built(job.updates), job) }
    case 'contributions':
      return {
        kind: 'contributions',
        contributions: contributionsIn(built(job.updates), job.payloads),
      }
    default:
      return assertNever(job)
  }
}

/** In one transaction, at whose end everything deleted is collected. */
function built(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

import { join } from 'node:path'
import { createSlots } from '../platform/slots'
import type { Report } from './report'

/** A document that does not fit fails alone; the process goes on. */
const LIMITS = { maxOldGenerationSizeMb: 256 }
const PATIENCE = 20_000

const inTurn = createSlots({ running: 1, waiting: 10 })

/**
 * Writes a report as PDF in a thread of its own, one after the other.
 *
 * @throws when it cannot be written, or not in twenty seconds, or too many wait for theirs.
 */
export async function pdfOf(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const written = await inTurn(() => inThread(report))
  if (!written) throw new Error('too many documents wait to be written')
  return written
}

function inThread(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  // Next's bundler takes `new Worker(…)` of an import for a module of its own and finds none.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: report, resourceLimits: LIMITS })
    const timer = setTimeout(() => {
      reject(new Error(`a document took longer than ${PATIENCE} ms`))
      void worker.terminate()
    }, PATIENCE)
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => resolve(bytes))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the thread that writes documents ended with ${code}`))
    })
  })
}

/** Where the build puts workers; seen from the folder in which Framsyn was started. */
function workerFile(): string {
  return join(process.env.FRAMSYN_WORKERS ?? join(process.cwd(), 'dist'), 'pdf.worker.js')
}

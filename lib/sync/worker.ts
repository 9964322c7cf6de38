import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { WorkerAnswer, WorkerJob, WorkerRequest, WorkerResult } from './worker-messages'

/** A document that does not fit fails alone; the process goes on. */
const MEMORY_MB = 512
const PATIENCE = 60_000

type Waiting = {
  resolve: (result: WorkerResult) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

let current: { worker: Worker; waiting: Map<number, Waiting> } | null = null
let lastId = 0

/** Where the build puts workers; seen from the folder in which Framsyn was started. */
function workerFile(): string {
  return join(process.env.FRAMSYN_WORKERS ?? join(process.cwd(), 'dist'), 'projection.worker.js')
}

function start() {
  // Next's bundler takes `new Worker(…)` of an import for a module of its own and finds none.
  const threads = process.getBuiltinModule('node:worker_threads')
  const worker = new threads.Worker(workerFile(), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const waiting = new Map<number, Waiting>()
  const started = { worker, waiting }
  const fail = (error: Error) => {
    if (current === started) current = null
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
  }
  worker.on('message', (answer: WorkerAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    clearTimeout(asked?.timer)
    if (waiting.size === 0) worker.unref()
    if (answer.ok) asked?.resolve(answer.result)
    else asked?.reject(new Error(answer.reason))
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the document worker ended with ${code}`)))
  return started
}

/**
 * Does a job in the worker thread of this process, which is started when it is first needed and
 * again after it has failed. Jobs are done one after the other.
 *
 * @throws when the document cannot be built, or not within a minute and 512 MB.
 */
export function inWorker(job: WorkerJob): Promise<WorkerResult> {
  current ??= start()
  const { worker, waiting } = current
  lastId += 1
  const id = lastId
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void worker.terminate(), PATIENCE)
    waiting.set(id, { resolve, reject, timer })
    worker.ref()
    worker.postMessage({ id, job } satisfies WorkerRequest)
  })
}

/** Ends the worker, for an orderly end of the process. */
export async function stopWorker(): Promise<void> {
  await current?.worker.terminate()
}

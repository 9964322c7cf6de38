import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { WorkerAnswer, WorkerJob, WorkerRequest, WorkerResult } from './worker-messages'

/** A document that does not fit fails alone; the process goes on. */
const LIMITS = { maxOldGenerationSizeMb: 512, stackSizeMb: 16 }
/** How long a job may take once it has begun, in milliseconds; somebody waits for a projection. */
const PATIENCE: Record<WorkerJob['kind'], number> = {
  project: 20_000,
  compact: 60_000,
  merge: 60_000,
  history: 20_000,
}

/** Says nothing about the document of the job. */
export class WorkerStopped extends Error {}

type Task = {
  id: number
  job: WorkerJob
  patience: number
  resolve: (result: WorkerResult) => void
  reject: (error: Error) => void
}

let worker: Worker | null = null
let running: (Task & { timer: NodeJS.Timeout }) | null = null
const queue: Task[] = []
let lastId = 0

/** Where the build puts workers; seen from the folder in which Framsyn was started. */
function workerFile(): string {
  return join(process.env.FRAMSYN_WORKERS ?? join(process.cwd(), 'dist'), 'projection.worker.js')
}

function start(): Worker {
  // Next's bundler takes `new Worker(…)` of an import for a module of its own and finds none.
  const threads = process.getBuiltinModule('node:worker_threads')
  const started = new threads.Worker(workerFile(), { resourceLimits: LIMITS })
  const fail = (error: Error) => {
    if (worker === started) giveUp(error)
  }
  started.on('message', (answer: WorkerAnswer) => {
    if (worker !== started || answer.id !== running?.id) return
    const { resolve, reject } = finished() ?? {}
    if (answer.ok) resolve?.(answer.result)
    else reject?.(new Error(answer.reason))
    next()
  })
  started.on('error', fail)
  started.on('exit', (code) => fail(new Error(`the document worker ended with ${code}`)))
  return started
}

function finished(): Task | null {
  const task = running
  running = null
  if (task) clearTimeout(task.timer)
  return task
}

/** The job that is being done fails; those that wait are done by a new worker. */
function giveUp(error: Error): void {
  const given = worker
  worker = null
  void given?.terminate()
  finished()?.reject(error)
  next()
}

function next(): void {
  if (running) return
  const task = queue.shift()
  if (!task) {
    worker?.unref()
    return
  }
  worker ??= start()
  worker.ref()
  const late = () => giveUp(new Error(`a document took longer than ${task.patience} ms`))
  running = { ...task, timer: setTimeout(late, task.patience) }
  worker.postMessage({ id: task.id, job: task.job } satisfies WorkerRequest)
}

/**
 * Does a job in the worker thread of this process, which is started when it is first needed and
 * again after a job has ended it. Jobs are done one after the other; each answers for itself alone.
 *
 * @param patience how long the job may take once it has begun, in milliseconds.
 * @throws when the document cannot be built, or not in that time and memory.
 */
export function inWorker(job: WorkerJob, patience = PATIENCE[job.kind]): Promise<WorkerResult> {
  lastId += 1
  const id = lastId
  return new Promise((resolve, reject) => {
    queue.push({ id, job, patience, resolve, reject })
    next()
  })
}

/** Ends the worker, for an orderly end of the process; what waits for it fails. */
export async function stopWorker(): Promise<void> {
  const stopped = worker
  worker = null
  const stop = new WorkerStopped('the document worker was stopped')
  finished()?.reject(stop)
  for (const { reject } of queue.splice(0)) reject(stop)
  await stopped?.terminate()
}

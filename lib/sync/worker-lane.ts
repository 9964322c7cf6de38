import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { WorkerAnswer, WorkerJob, WorkerRequest, WorkerResult } from './worker-messages'

/** A document that does not fit fails alone; the process goes on. */
const LIMITS = { maxOldGenerationSizeMb: 512, stackSizeMb: 16 }

/** Says nothing about the document of the job. */
export class WorkerStopped extends Error {}

export type Task = {
  id: number
  job: WorkerJob
  /** How long it may take once it has begun, in milliseconds. */
  patience: number
  resolve: (result: WorkerResult) => void
  reject: (error: Error) => void
}

/** What is done with a task that others in the lane have waited for long enough. */
type Passing = { after: number; on: (task: Task) => void }

/**
 * One worker thread and what waits for it; tasks are done one after the other. The thread is started
 * when it is first needed, and again after a task has ended it.
 */
export class Lane {
  readonly #passing: Passing | null
  readonly #queue: Task[] = []
  #worker: Worker | null = null
  #running: Task | null = null
  #timers: NodeJS.Timeout[] = []
  #mayPass = false

  constructor(passing: Passing | null = null) {
    this.#passing = passing
  }

  add(task: Task): void {
    this.#queue.push(task)
    if (this.#mayPass) this.#passOn()
    else this.#next()
  }

  /** Ends the thread; what waits for it fails. */
  async stop(): Promise<void> {
    const stopped = this.#worker
    this.#worker = null
    const stop = new WorkerStopped('the document worker was stopped')
    this.#finished()?.reject(stop)
    for (const { reject } of this.#queue.splice(0)) reject(stop)
    await stopped?.terminate()
  }

  #next(): void {
    if (this.#running) return
    const task = this.#queue.shift()
    if (!task) {
      this.#worker?.unref()
      return
    }
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#running = task
    const late = () => this.#giveUp(new Error(`a document took longer than ${task.patience} ms`))
    this.#timers = [setTimeout(late, task.patience)]
    if (this.#passing) this.#timers.push(setTimeout(() => this.#slow(), this.#passing.after))
    this.#worker.postMessage({ id: task.id, job: task.job } satisfies WorkerRequest)
  }

  #start(): Worker {
    // Next's bundler takes `new Worker(…)` of an import for a module of its own and finds none.
    const threads = process.getBuiltinModule('node:worker_threads')
    const started = new threads.Worker(workerFile(), { resourceLimits: LIMITS })
    const fail = (error: Error) => {
      if (this.#worker === started) this.#giveUp(error)
    }
    started.on('message', (answer: WorkerAnswer) => {
      if (this.#worker !== started || answer.id !== this.#running?.id) return
      const { resolve, reject } = this.#finished() ?? {}
      if (answer.ok) resolve?.(answer.result)
      else reject?.(new Error(answer.reason))
      this.#next()
    })
    started.on('error', fail)
    started.on('exit', (code) => fail(new Error(`the document worker ended with ${code}`)))
    return started
  }

  #finished(): Task | null {
    const task = this.#running
    this.#running = null
    this.#mayPass = false
    for (const timer of this.#timers.splice(0)) clearTimeout(timer)
    return task
  }

  #slow(): void {
    this.#mayPass = true
    if (this.#queue.length > 0) this.#passOn()
  }

  /** The task that is being done is begun again elsewhere, so that those behind it have their turn. */
  #passOn(): void {
    this.#endThread()
    const task = this.#finished()
    if (task) this.#passing?.on(task)
    this.#next()
  }

  /** The task that is being done fails; those that wait are done by a new thread. */
  #giveUp(error: Error): void {
    this.#endThread()
    this.#finished()?.reject(error)
    this.#next()
  }

  #endThread(): void {
    const given = this.#worker
    this.#worker = null
    void given?.terminate()
  }
}

/** Where the build puts workers; seen from the folder in which Framsyn was started. */
function workerFile(): string {
  return join(process.env.FRAMSYN_WORKERS ?? join(process.cwd(), 'dist'), 'projection.worker.js')
}

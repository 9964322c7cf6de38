import { Lane } from './worker-lane'
import type { WorkerJob, WorkerResult } from './worker-messages'

export { WorkerStopped } from './worker-lane'

type Kind = WorkerJob['kind']

/** How long a job may take once it has begun, in milliseconds; somebody waits for a projection. */
const PATIENCE: Record<Kind, number> = {
  project: 20_000,
  history: 20_000,
  contributions: 20_000,
  compact: 60_000,
  merge: 60_000,
}

/** Nobody waits for these. */
const IN_BACKGROUND: ReadonlySet<Kind> = new Set<Kind>(['compact', 'merge'])

/** A document that takes longer holds up those behind it no further, in milliseconds. */
const QUICK = 2_000

const slow = new Lane()
const quick = new Lane({ after: QUICK, on: (task) => slow.add(task) })

let lastId = 0

/**
 * Does a job in a worker thread of this process. There are two: what people wait for is begun in the
 * one, and what takes long while others wait is begun again in the other, where compaction is done
 * too. So a slow document costs everybody else two seconds, once. Each job answers for itself alone.
 *
 * @param patience how long the job may take once it has begun, in milliseconds.
 * @throws when the document cannot be built, or not in that time and memory.
 */
export function inWorker(job: WorkerJob, patience = PATIENCE[job.kind]): Promise<WorkerResult> {
  lastId += 1
  const id = lastId
  const lane = IN_BACKGROUND.has(job.kind) ? slow : quick
  return new Promise((resolve, reject) => lane.add({ id, job, patience, resolve, reject }))
}

/** Ends the threads, for an orderly end of the process; what waits for them fails. */
export async function stopWorker(): Promise<void> {
  await Promise.all([quick.stop(), slow.stop()])
}

import { parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import type { Clock } from '@/lib/platform/clock'
import type { Env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { forgetOldEvents } from './forget-old-events'
import { mergeOldRows } from './merge-old-rows'
import { purgeExpiredSessions } from './purge-expired-sessions'
import { queueOptions } from './queue'

const CONCURRENCY = 2
const RESTART_MS = 5_000

/** What is done when it is due. Times are UTC; a missed time is caught up once. */
const SCHEDULE = [
  {
    task: 'purge-expired-sessions',
    match: '*/15 * * * *',
    identifier: 'purge-expired-sessions',
    options: { backfillPeriod: 0 },
  },
  {
    task: 'merge-old-rows',
    match: '30 2 * * *',
    identifier: 'merge-old-rows',
    // A computer that sleeps at night does it in the morning.
    options: { backfillPeriod: 24 * 60 * 60 * 1000 },
  },
  {
    task: 'forget-old-events',
    match: '45 2 * * *',
    identifier: 'forget-old-events',
    options: { backfillPeriod: 24 * 60 * 60 * 1000 },
  },
]

const tasks = (
  { logRetentionDays: days }: Env,
  { clock, isEnding }: { clock: Clock; isEnding: () => boolean },
): TaskList => ({
  'purge-expired-sessions': async () => {
    const { sessions } = await purgeExpiredSessions(clock())
    log.debug({ sessions }, 'expired sessions removed')
  },
  'merge-old-rows': async (_payload, { withPgClient }) => {
    const merged = await withPgClient((client) =>
      mergeOldRows(client, { now: clock(), days, isEnding }),
    )
    log.info(merged, 'old rows of the log merged')
  },
  'forget-old-events': async (_payload, { withPgClient }) => {
    const forgotten = await withPgClient((client) => forgetOldEvents(client, { now: clock() }))
    log.info(forgotten, 'old events forgotten')
  },
})

/** Works on the queue until `close`; a worker that loses its database comes back by itself. */
export async function openJobs(
  settings: Env,
  { clock }: { clock: Clock },
): Promise<{ close(): Promise<void> }> {
  let closing = false
  let runner: Runner
  let retry: NodeJS.Timeout | undefined

  const open = async () => {
    runner = await run({
      ...queueOptions(settings.databaseAdminUrl),
      concurrency: CONCURRENCY,
      taskList: tasks(settings, { clock, isEnding: () => closing }),
      parsedCronItems: parseCronItems(SCHEDULE),
    })
    runner.promise.then(later, later)
  }
  const later = (error?: unknown) => {
    if (closing) return
    log.error({ err: error }, 'the job worker ended; starting it again')
    retry = setTimeout(() => void open().catch(later), RESTART_MS)
  }
  await open()
  return {
    async close() {
      closing = true
      clearTimeout(retry)
      // It has ended already when its database went first.
      await runner.stop().catch(() => undefined)
    },
  }
}

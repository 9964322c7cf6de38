import { Logger, type RunnerOptions, runMigrations } from 'graphile-worker'
import { log } from '@/lib/platform/log'
import { inTurn } from '@/prisma/turn'

const jobsLog = log.child({ part: 'jobs' })

const logger = new Logger(() => (level, message) => {
  if (level === 'error') jobsLog.error(message)
  else if (level === 'warning') jobsLog.warn(message)
  else jobsLog.debug(message)
})

/** The queue's tables belong to the owner, so whoever works on it signs in as the owner. */
export const queueOptions = (ownerUrl: string): RunnerOptions => ({
  connectionString: ownerUrl,
  logger,
  noHandleSignals: true,
})

/** Brings the queue's own tables up to date. Nodes take turns at it, as with our migrations. */
export function migrateQueue(ownerUrl: string): Promise<void> {
  return inTurn(ownerUrl, () => runMigrations(queueOptions(ownerUrl)))
}

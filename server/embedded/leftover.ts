import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { StartError } from '@/lib/platform/errors'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  try {
    // A zombie answers to signals and does nothing else.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return !existsSync('/proc/self')
  }
}

/** The process that serves this data folder, going by its pid file and its own working folder. */
function postmaster(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined
  if (!existsSync('/proc/self')) return pid
  try {
    // Process ids are reused: PostgreSQL works inside its data folder, a stranger does not.
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(data) ? pid : undefined
  } catch {
    return undefined
  }
}

async function waitForEnd(pid: number, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await delay(25)
  }
  return true
}

/** Stops a PostgreSQL that outlived a killed Framsyn, so that its data can be served again. */
export async function stopLeftover(data: string): Promise<boolean> {
  const pid = postmaster(data)
  if (pid === undefined) return false
  process.kill(pid, 'SIGINT')
  if (await waitForEnd(pid, 20)) return true
  process.kill(pid, 'SIGQUIT')
  if (await waitForEnd(pid, 10)) return true
  throw new StartError(
    `A PostgreSQL from an earlier start (process ${pid}) does not stop. End it with: kill -9 ${pid}`,
  )
}

/** At once and without waiting, for a server whose data nobody will miss. */
export function killLeftover(data: string): void {
  const pid = postmaster(data)
  if (pid !== undefined) process.kill(pid, 'SIGQUIT')
}

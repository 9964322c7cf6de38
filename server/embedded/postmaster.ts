import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { errorCode, StartError } from '@/lib/platform/errors'
import { type Account, serviceEnv } from './account'
import type { Binaries } from './binaries'

export type Postmaster = Readonly<{
  /** Settles when the process ends, whoever ended it. */
  ended: Promise<void>
  /** Lets open transactions end by force, writes everything out, and waits. */
  stop(): Promise<void>
  /** Ends it at once; the next start repeats what the log holds. */
  abandon(): void
}>

export type PostmasterOptions = Readonly<{
  home: string
  data: string
  socket: string
  account: Account
  binaries: Binaries
  settings: Readonly<Record<string, string>>
  probeUrl: string
}>

const LOG_LIMIT = 10_000_000

function openLog(home: string, account: Account): number {
  const path = join(home, 'postgres.log')
  const flags = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT ? 'w' : 'a'
  const log = openSync(path, flags, 0o600)
  if (account.ids) fchownSync(log, account.ids.uid, account.ids.gid)
  return log
}

function lastWords(home: string): string {
  const lines = readFileSync(join(home, 'postgres.log'), 'utf8').trimEnd().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? ''
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch (error) {
    // 57P03: still starting. No socket yet: ENOENT, or ECONNREFUSED from a stale one.
    if (['57P03', 'ENOENT', 'ECONNREFUSED'].includes(errorCode(error) ?? '')) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function launch({ home, data, socket, account, binaries, settings }: PostmasterOptions) {
  const log = openLog(home, account)
  const all = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    ...settings,
  }
  const child = spawn(
    join(binaries.root, 'bin/postgres'),
    ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...account.ids,
      cwd: '/',
      env: serviceEnv,
      // A session of its own: Ctrl-C reaches the terminal's whole group, and PostgreSQL stops last.
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  return child
}

function ending(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

/** Starts the server and resolves when it answers queries. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const child = launch(options)
  const ended = ending(child)
  let gone = false
  void ended.then(() => {
    gone = true
  })
  const stop = async () => {
    if (!gone) child.kill('SIGINT')
    await ended
  }
  const deadline = Date.now() + 60_000
  try {
    while (!(await answers(options.probeUrl))) {
      if (gone) throw new StartError(`PostgreSQL did not start: ${lastWords(options.home)}`)
      if (Date.now() > deadline) {
        throw new StartError(
          `PostgreSQL did not answer in a minute; see ${options.home}/postgres.log`,
        )
      }
      await delay(20)
    }
  } catch (error) {
    await stop()
    throw error
  }
  const abandon = () => {
    if (!gone) child.kill('SIGQUIT')
  }
  return { ended, stop, abandon }
}

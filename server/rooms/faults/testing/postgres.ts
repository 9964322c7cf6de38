import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '@/prisma/migrate'
import { type DatabaseUrls, startPostgres } from '../../../embedded/cluster'

/** A PostgreSQL of one's own that keeps what it has committed, as in production, and to which things happen. */
export type OwnPostgres = {
  urls: DatabaseUrls
  /** Lets nobody finish, writes everything out and ends. */
  stop(): Promise<void>
  /** Starts again after `stop`, on the same data and the same address. */
  start(): Promise<void>
  /** SIGKILL to one process that serves the sync server; all others end with it, and then it recovers. */
  killBackend(): Promise<void>
  /** SIGKILL to the whole server, which its supervisor starts again. */
  killServer(): void
  /** It is there and answers nobody, until thawed. */
  freeze(): void
  thaw(): void
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

export async function ownPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'framsyn-faults-'))
  chmodSync(folder, 0o711)
  const dir = join(folder, 'postgres')
  const start = () => startPostgres({ dir, settings })
  let server = await start()
  const urls = server.urls('framsyn')
  await migrate(urls.ownerUrl)
  const frozen = new Set<number>()
  const thaw = () => {
    for (const pid of frozen) signal(pid, 'SIGCONT')
    frozen.clear()
  }
  const emergency = () => {
    thaw()
    server.abandon()
  }
  process.once('exit', emergency)
  return {
    urls,
    stop: () => server.stop(),
    async start() {
      server = await start()
    },
    async killBackend() {
      const [backend] = await backendsOfSync(urls)
      if (backend === undefined) throw new Error('the sync server has no connection')
      process.kill(backend, 'SIGKILL')
    },
    killServer() {
      for (const pid of processesOf(dir)) signal(pid, 'SIGKILL')
    },
    freeze() {
      for (const pid of processesOf(dir)) {
        signal(pid, 'SIGSTOP')
        frozen.add(pid)
      }
    },
    thaw,
    async remove() {
      process.off('exit', emergency)
      thaw()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function backendsOfSync({ superUrl }: DatabaseUrls): Promise<number[]> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where usename = 'framsyn_sync'`,
    )
    return rows.map(({ pid }) => pid)
  } finally {
    await client.end()
  }
}

/** The postmaster first, so that it starts nothing more, and then its children. */
function processesOf(dir: string): number[] {
  const postmaster = Number(readFileSync(join(dir, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster)
  return [postmaster, ...children]
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Ended meanwhile.
  }
}

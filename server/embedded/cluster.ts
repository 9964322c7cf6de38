import { chmodSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { serviceAccount } from './account'
import { findBinaries } from './binaries'
import { socketFolder } from './home'
import { ensureDataFolder } from './initdb'
import { killLeftover, stopLeftover } from './leftover'
import { startPostmaster } from './postmaster'
import { REFUGE, settleHome } from './refuge'
import { createDatabase, dropDatabase, ensureDatabase, ensureRoles } from './roles'
import { databasePasswords, type Role } from './secrets'
import { supervise } from './supervise'

export type DatabaseUrls = Readonly<{
  superUrl: string
  ownerUrl: string
  appUrl: string
  syncUrl: string
}>

export type EmbeddedPostgres = DatabaseUrls &
  Readonly<{
    /** What whoever started us should know: copied binaries, moved data, a stopped left-over. */
    notes: readonly string[]
    /** The four addresses of another database on this server. */
    urls(database: string): DatabaseUrls
    /** Makes a database owned by framsyn_owner; `template` copies another, which must be idle. */
    createDatabase(name: string, options?: { template?: string }): Promise<DatabaseUrls>
    dropDatabase(name: string): Promise<void>
    stop(): Promise<void>
    /** Ends the server at once, without losing what was committed. */
    abandon(): void
  }>

export type StartOptions = Readonly<{
  /** The folder of this server; made when missing. Its parent must be enterable or root's refuge is used. */
  dir: string
  /** False trades safety for speed; only for data that nobody will miss. */
  durable?: boolean
  settings?: Readonly<Record<string, string>>
  /** Told each time the server died by itself and was started again. */
  onRestart?: () => void
}>

const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

function address(role: Role, password: string, socket: string, database: string): string {
  const folder = encodeURIComponent(socket)
  return `postgresql://${role}:${password}@localhost/${encodeURIComponent(database)}?host=${folder}`
}

/** Runs PostgreSQL from npm in `dir`, on a Unix socket only, with the roles and the database. */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const { durable = true, onRestart } = options
  const account = serviceAccount()
  const { home, moved } = await settleHome(resolve(options.dir), account)
  const binaries = findBinaries(account, REFUGE)
  const passwords = databasePasswords(home)
  const notes: string[] = []
  if (moved)
    notes.push(
      `the database lives in ${home}, because the user ${account.name} cannot enter ${options.dir}`,
    )
  if (binaries.copied)
    notes.push(
      `PostgreSQL runs from ${binaries.root}, because the user ${account.name} cannot enter the checkout`,
    )

  const password = passwords.framsyn_super
  const data = await ensureDataFolder(home, { account, binaries, password, durable })
  if (await stopLeftover(data))
    notes.push('stopped a PostgreSQL that was left over from an earlier start')
  const socket = socketFolder(home, account)
  const urls = (database: string): DatabaseUrls => ({
    superUrl: address('framsyn_super', passwords.framsyn_super, socket, database),
    ownerUrl: address('framsyn_owner', passwords.framsyn_owner, socket, database),
    appUrl: address('framsyn_app', passwords.framsyn_app, socket, database),
    syncUrl: address('framsyn_sync', passwords.framsyn_sync, socket, database),
  })
  const { superUrl } = urls('postgres')
  const settings = { ...(durable ? {} : THROWAWAY), ...options.settings }
  const launch = { home, data, socket, account, binaries, settings, probeUrl: superUrl }
  const { stop, abandon } = supervise(await startPostmaster(launch), {
    async start() {
      await stopLeftover(data)
      return startPostmaster(launch)
    },
    onRestart,
  })
  try {
    await ensureRoles(superUrl, passwords)
    await ensureDatabase(superUrl, 'framsyn')
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ...urls('framsyn'),
    notes,
    urls,
    async createDatabase(name, { template } = {}) {
      await createDatabase(superUrl, name, template)
      return urls(name)
    },
    dropDatabase: (name) => dropDatabase(superUrl, name),
    stop,
    abandon,
  }
}

/** A fast server in a temporary folder that is removed with it; for tests and measurements. */
export async function startTemporaryPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'framsyn-pg-'))
  chmodSync(folder, 0o711)
  const dir = join(folder, 'postgres')
  const server = await startPostgres({ dir, durable: false, settings })
  // It runs in a session of its own: a test run that breaks off would leave it behind.
  const abandon = () => killLeftover(join(dir, 'data'))
  process.once('exit', abandon)
  return {
    ...server,
    async stop() {
      process.off('exit', abandon)
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

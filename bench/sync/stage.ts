import pg from 'pg'
import { stopWorker } from '@/lib/sync/worker'
import { migrate } from '@/prisma/migrate'
import {
  type DatabaseUrls,
  type EmbeddedPostgres,
  startTemporaryPostgres,
} from '@/server/embedded/cluster'
import type { PeerName } from './dialects'
import type { commands as Crowd } from './load/crowd.process'
import type { commands as Editing } from './load/editing.process'
import { parentOf } from './measure/accounting'
import type { commands as ServerCommands } from './peers/framsyn.process'
import { type Bundle, bundleProcesses } from './processes/bundle'
import { Child, type ChildOptions } from './processes/child'
import type { Commands } from './processes/messages'

/** PostgreSQL as it is run for real: what is committed is on the disk. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }

/** As in the Dockerfile: what a large document took goes back to the system. The same for everybody. */
const MEMORY = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' }

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export type RunningServer = { port: number; process: Child<typeof ServerCommands> }

/** What all measurements share: the database, and the two processes that make the load. */
export class Stage {
  readonly urls: DatabaseUrls
  readonly postgresPid: number
  readonly crowd: Child<typeof Crowd>
  readonly editing: Child<typeof Editing>
  readonly #postgres: EmbeddedPostgres
  readonly #bundle: Bundle
  readonly #children: { stop(): Promise<void> }[] = []
  #closing: Promise<void> | undefined

  private constructor(postgres: EmbeddedPostgres, bundle: Bundle, postgresPid: number) {
    const { superUrl, ownerUrl, appUrl, syncUrl } = postgres
    this.urls = { superUrl, ownerUrl, appUrl, syncUrl }
    this.postgresPid = postgresPid
    this.#postgres = postgres
    this.#bundle = bundle
    this.crowd = this.#child('crowd')
    this.editing = this.#child('editing')
    for (const signal of SIGNALS) process.once(signal, this.#breakOff)
  }

  static async open(): Promise<Stage> {
    const bundle = await bundleProcesses()
    process.env.FRAMSYN_WORKERS = bundle.folder
    try {
      const postgres = await startTemporaryPostgres(DURABLE)
      return new Stage(postgres, bundle, await prepare(postgres))
    } catch (error) {
      await bundle.remove()
      throw error
    }
  }

  /** A server in a process of its own, fresh for each measurement. */
  async serve<T>(peer: PeerName, work: (server: RunningServer) => Promise<T>): Promise<T> {
    const process = this.#child<typeof ServerCommands>(peer, {
      env: MEMORY,
      nodeFlags: ['--expose-gc'],
    })
    try {
      return await work({ process, port: await process.ask('open', this.urls) })
    } finally {
      await this.crowd.ask('leave', undefined)
      await this.editing.ask('leave', undefined)
      await process.stop()
    }
  }

  /** Ends everything that was started. */
  close(): Promise<void> {
    this.#closing ??= this.#end()
    return this.#closing
  }

  async #end(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, this.#breakOff)
    await Promise.all(this.#children.map((child) => child.stop()))
    await stopWorker()
    await this.#postgres.stop()
    await this.#bundle.remove()
  }

  readonly #breakOff = (): void => {
    void this.close().finally(() => process.exit(130))
  }

  #child<C extends Commands>(name: string, options: ChildOptions = {}): Child<C> {
    const child = new Child<C>(this.#bundle.entry(name), options)
    this.#children.push(child)
    return child
  }
}

/** Migrates, makes the table that Hocuspocus stores into, and returns the process id of the server. */
async function prepare({ ownerUrl, superUrl }: DatabaseUrls): Promise<number> {
  await migrate(ownerUrl)
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    await client.query('create table documents (name text primary key, data bytea not null)')
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return parentOf(rows[0]?.pid ?? 0)
  } finally {
    await client.end()
  }
}

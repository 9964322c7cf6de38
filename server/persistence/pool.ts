import { Socket } from 'node:net'
import pg from 'pg'

export type Pool = pg.Pool

/** Enough for the flush, joins, catching up and the watch at once. */
const CONNECTIONS = 8

const lines = new WeakMap<pg.Pool, Set<Socket>>()

/**
 * The sync server's connections, as the role `framsyn_sync`. Every wait has an end, so that a
 * database that hangs is noticed like one that is away (SYNC-13).
 */
export function createSyncPool(url: string): pg.Pool {
  const open = new Set<Socket>()
  const pool = new pg.Pool({
    connectionString: url,
    stream: () => {
      const line = new Socket()
      open.add(line)
      return line.once('close', () => open.delete(line))
    },
    max: CONNECTIONS,
    connectionTimeoutMillis: 3_000,
    query_timeout: 15_000,
    statement_timeout: 10_000,
    // Shorter, so that what is locked can be told from a database that hangs.
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 15_000,
    // Whatever the server's default: `saved` means that it outlives a crash (SYNC-14).
    options: '-c synchronous_commit=on',
    application_name: 'framsyn-sync',
  })
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  lines.set(pool, open)
  return pool
}

/** Breaks off whatever is under way on these connections; each query fails at once. */
export function cutConnections(pool: pg.Pool): void {
  for (const line of lines.get(pool) ?? []) line.destroy()
}

/** How long a database may take to say goodbye. */
const END_WITHIN = 1_000

/** Ends a pool, also when the database does not answer any more. */
export async function endPool(pool: pg.Pool): Promise<void> {
  const cut = setTimeout(() => cutConnections(pool), END_WITHIN)
  await pool.end()
  clearTimeout(cut)
}

/** Whether Postgres itself has said no for good, rather than being away, busy or on its way down. */
export function isRefusal(error: unknown): boolean {
  // Classes of SQLSTATE: data exception, integrity constraint violation, syntax error or access rule.
  return error instanceof pg.DatabaseError && /^(?:22|23|42)/.test(error.code ?? '')
}

/** Whether somebody else has had something locked for too long; Postgres itself is well. */
export function isLockedOut(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '55P03'
}

/** Runs `work` in one transaction. Whatever it throws is thrown on, after a rollback. */
export async function inTransaction<T>(
  pool: pg.Pool,
  { begin = 'begin', work }: { begin?: string; work: (client: pg.PoolClient) => Promise<T> },
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const note = (error: Error) => {
    broken = error
  }
  // Between two queries a lost connection would otherwise be an unhandled error event.
  client.on('error', note)
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    // What the database itself did not answer came from the connection, which is of no more use.
    if (error instanceof pg.DatabaseError) await client.query('rollback').catch(note)
    else broken = error instanceof Error ? error : new Error('connection lost')
    throw error
  } finally {
    client.off('error', note)
    client.release(broken)
  }
}

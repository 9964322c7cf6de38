import pg from 'pg'

/** Any constant will do, as long as every node asks for the same one. */
const LOCK = 7_225_001

/** One node at a time changes a database's tables: the others wait and then find nothing to do. */
export async function inTurn<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    return await work()
  } finally {
    // Ending the session gives the lock back, also when the work failed.
    await client.end()
  }
}

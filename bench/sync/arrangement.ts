import { appendChange } from '@/lib/sync/log'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import { createSyncPool } from '@/server/persistence/pool'
import { writeSnapshot } from '@/server/persistence/room-snapshots'
import { testBoard } from '@/server/rooms/testing/board'
import type { BoardDocument } from './documents'

/** A person may have this many connections at once (SYNC-23). */
const PER_PERSON = 20

/** A board for one measurement; each cookie is good for one connection. */
export type Arranged = { room: string; cookies: readonly string[] }

/** A board with what it holds, and people signed in for so many connections, `alone` of them one each. */
export async function arrange(
  urls: DatabaseUrls,
  {
    connections,
    alone = 0,
    document,
  }: { connections: number; alone?: number; document?: BoardDocument },
): Promise<Arranged> {
  const board = await testBoard(urls)
  try {
    const cookies: string[] = []
    while (cookies.length < connections) {
      const { cookie } = await board.addPerson('participant')
      const share = cookies.length < alone ? 1 : PER_PERSON
      cookies.push(...Array.from({ length: share }, () => cookie))
    }
    if (document) await fill(urls, { ...board, document })
    return { room: board.room, cookies }
  } finally {
    await board.close()
  }
}

async function fill(
  urls: DatabaseUrls,
  {
    room,
    db,
    document,
    addPerson,
  }: Awaited<ReturnType<typeof testBoard>> & { document: BoardDocument },
): Promise<void> {
  const author = await addPerson('participant')
  const { update, state, stateVector } = document
  const segments = [{ person: author.id, onBehalfOf: null, update }]
  const { seq } = await appendChange(db, {
    room,
    segments,
    idempotencyKey: 'bench',
    node: 'bench',
  })
  await db.query('insert into documents (name, data) values ($1, $2)', [room, update])
  const pool = createSyncPool(urls.syncUrl)
  try {
    const projection = null
    await writeSnapshot(pool, { room, logEpoch: 1, seq, state, stateVector, projection })
  } finally {
    await pool.end()
  }
}

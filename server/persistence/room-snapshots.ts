import type pg from 'pg'
import { type KeptProjection, keepProjection } from '@/lib/sync/kept-projection'
import type { Position } from '@/lib/sync/position'
import type { Compacted } from '@/lib/sync/worker-messages'
import { inTransaction } from './pool'

/** Any number that no other advisory lock of ours has. */
const COMPACTING = 19

/**
 * Runs `work` unless another process does the same for this room just now.
 *
 * @returns whether it ran.
 */
export async function ifNobodyCompacts(
  pool: pg.Pool,
  room: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  const note = (error: Error) => {
    broken = error
  }
  client.on('error', note)
  try {
    const lock = [COMPACTING, room]
    const tried = 'select pg_try_advisory_lock($1::int, hashtext($2)) as mine'
    const { rows } = await client.query<{ mine: boolean }>(tried, lock)
    if (!rows[0]?.mine) return false
    try {
      await work()
    } finally {
      // What is not unlocked here is unlocked by the end of the connection.
      await client.query('select pg_advisory_unlock($1::int, hashtext($2))', lock).catch(note)
    }
    return true
  } finally {
    client.off('error', note)
    client.release(broken)
  }
}

/**
 * Documents with rows that no snapshot holds and in which nothing has been written since `before`,
 * whether anybody has them open or not: a process that ended may have left them so (SYNC-19).
 */
export async function findIdleRooms(
  pool: pg.Pool,
  { before, except, limit }: { before: Date; except: readonly string[]; limit: number },
): Promise<string[]> {
  const { rows } = await pool.query<{ room: string }>(
    `select head.room from room_head head
     join room_log last on last.room = head.room and last.seq = head.last_seq
     where head.last_seq > head.snapshot_seq and last.at < $1
       and head.room <> all($2::text[]) and not starts_with(head.room, 'events.')
     order by last.at limit $3`,
    [before, except, limit],
  )
  return rows.map(({ room }) => room)
}

/** How far a room's snapshot reaches and how large it is, without reading it; `null` without one. */
export async function readSnapshotSize(
  pool: pg.Pool,
  room: string,
): Promise<{ seq: bigint; bytes: number } | null> {
  const { rows } = await pool.query<{ seq: string; bytes: number }>(
    'select seq, octet_length(state) as bytes from room_snapshot where room = $1',
    [room],
  )
  return rows[0] ? { seq: BigInt(rows[0].seq), bytes: rows[0].bytes } : null
}

/**
 * Replaces a room's snapshot and projection by newer ones; the head is touched last (SYNC-19).
 *
 * @throws when the log has been restored from a backup since the snapshot was made (SYNC-18).
 */
export function writeSnapshot(
  pool: pg.Pool,
  { room, logEpoch, seq, ...compacted }: Compacted & Position & { room: string },
): Promise<void> {
  return inTransaction(pool, {
    work: async (client) => {
      await client.query(
        `insert into room_snapshot (room, seq, state, state_vector)
         values ($1, $2::bigint, $3::bytea, $4::bytea)
         on conflict (room) do update set seq = excluded.seq, state = excluded.state,
           state_vector = excluded.state_vector, at = now()
         where room_snapshot.seq < excluded.seq`,
        [room, String(seq), compacted.state, compacted.stateVector],
      )
      if (compacted.projection) await tryToKeep(client, { room, seq, kept: compacted.projection })
      const { rowCount } = await client.query(
        `update room_head set snapshot_seq = greatest(snapshot_seq, $2::bigint)
         where room = $1 and log_epoch = $3::int`,
        [room, String(seq), logEpoch],
      )
      if (rowCount === 0) throw new Error('a snapshot of a log that has been restored since')
    },
  })
}

/** A snapshot is worth having also of what Postgres does not take as JSON. */
async function tryToKeep(
  client: pg.PoolClient,
  kept: { room: string; seq: bigint; kept: KeptProjection },
): Promise<void> {
  await client.query('savepoint projection')
  try {
    await keepProjection(client, kept)
  } catch {
    await client.query('rollback to savepoint projection')
  }
}

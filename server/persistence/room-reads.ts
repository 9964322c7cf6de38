import type pg from 'pg'
import { decodeSnapshot, NO_SNAPSHOT, type Snapshot } from '@/lib/sync/snapshots'
import { inTransaction } from './pool'

export type Head = {
  seq: bigint
  snapshotSeq: bigint
  logEpoch: number
  accessEpoch: bigint
  /** The newest document schema of those that have written in the room (SYNC-26). */
  schema: number
}
/**
 * Whether a head says less than was known before it was read: Postgres has lost what it had, or never had
 * what another node has told.
 */
export const isBehind = (head: Head, known: Pick<Head, 'seq' | 'snapshotSeq'>): boolean =>
  head.seq < known.seq || head.snapshotSeq < known.snapshotSeq

export type LogRow = { seq: bigint; payload: Uint8Array }
export type Binding = { client: number; person: string; at: number }
export type StoredRoom = {
  head: Head
  snapshot: StoredSnapshot
  tail: LogRow[]
  bindings: Binding[]
}

/** A snapshot with the log epoch in which it was made. */
export type StoredSnapshot = Snapshot & { logEpoch: number }

type HeadRow = {
  room: string
  last_seq: string
  snapshot_seq: string
  log_epoch: number
  access_epoch: string
  schema: number
}
const HEAD = 'room, last_seq, snapshot_seq, log_epoch, access_epoch, schema'

const head = (row: HeadRow): Head => ({
  seq: BigInt(row.last_seq),
  snapshotSeq: BigInt(row.snapshot_seq),
  logEpoch: row.log_epoch,
  accessEpoch: BigInt(row.access_epoch),
  schema: row.schema,
})

/** Everything needed to serve a room, as of one moment; `null` when there is no such room. */
export function readRoom(pool: pg.Pool, room: string): Promise<StoredRoom | null> {
  return inTransaction(pool, {
    begin: 'begin isolation level repeatable read read only',
    work: async (client) => {
      const heads = await client.query<HeadRow>(`select ${HEAD} from room_head where room = $1`, [
        room,
      ])
      if (!heads.rows[0]) return null
      const snapshot = await readSnapshot(client, room)
      return {
        head: head(heads.rows[0]),
        snapshot,
        tail: await readRows(client, { room, after: snapshot.seq }),
        bindings: await readBindings(client, room),
      }
    },
  })
}

type Reader = Pick<pg.Pool | pg.PoolClient, 'query'>

/**
 * The newest snapshot of a room, `NO_SNAPSHOT` when none has been written, with the log epoch that it
 * belongs to.
 *
 * @throws when there is no such room.
 */
export async function readSnapshot(reader: Reader, room: string): Promise<StoredSnapshot> {
  const { rows } = await reader.query(
    `select log_epoch, seq, state, state_vector
     from room_head left join room_snapshot using (room) where room = $1`,
    [room],
  )
  if (!rows[0]) throw new Error(`no such room: ${room}`)
  const { log_epoch: logEpoch, seq, state, state_vector } = rows[0]
  if (seq === null) return { ...NO_SNAPSHOT, logEpoch }
  const bytes = state.length
  const decoded = decodeSnapshot(state)
  return { logEpoch, seq: BigInt(seq), ...decoded, stateVector: state_vector, bytes }
}

/** The rows of a room's log after a `seq`, in order. */
export async function readRows(
  reader: Reader,
  { room, after }: { room: string; after: bigint },
): Promise<LogRow[]> {
  const { rows } = await reader.query(
    'select seq, payload from room_log where room = $1 and seq > $2::bigint order by seq',
    [room, String(after)],
  )
  return rows.map(({ seq, payload }) => ({ seq: BigInt(seq), payload }))
}

/**
 * The rows after `after` up to `upTo`, when sending them is less than sending the snapshot; `null`
 * when it is not, when some of them have been merged with others, or in another log epoch (SYNC-18).
 */
export async function readRowsBetween(
  reader: Reader,
  { room, after, upTo, logEpoch }: { room: string; after: bigint; upTo: bigint; logEpoch: number },
): Promise<LogRow[] | null> {
  const { rows } = await reader.query(
    `with missed as (
       select seq, payload from room_log where room = $1 and seq > $2::bigint and seq <= $3::bigint
     )
     select seq, payload from missed
     where (select sum(octet_length(payload)) from missed)
         < (select octet_length(state) from room_snapshot where room = $1)
       and exists (select from room_head where room = $1 and log_epoch = $4::int)
     order by seq`,
    [room, String(after), String(upTo), logEpoch],
  )
  if (BigInt(rows.length) !== upTo - after) return null
  return rows.map(({ seq, payload }) => ({ seq: BigInt(seq), payload }))
}

export async function readBindings(reader: Reader, room: string): Promise<Binding[]> {
  const { rows } = await reader.query(
    'select client_id, person, at from room_client where room = $1',
    [room],
  )
  return rows.map(({ client_id, person, at }) => ({
    client: Number(client_id),
    person,
    at: at.getTime(),
  }))
}

/** The heads of these rooms that exist, in one query (SYNC-27). */
export async function readHeads(
  pool: pg.Pool,
  rooms: readonly string[],
): Promise<Map<string, Head>> {
  const { rows } = await pool.query<HeadRow>(
    `select ${HEAD} from room_head where room = any($1::text[])`,
    [rooms],
  )
  return new Map(rows.map((row) => [row.room, head(row)]))
}

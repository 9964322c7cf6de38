import type pg from 'pg'
import { decodeSnapshot, NO_SNAPSHOT, type Snapshot } from '@/lib/sync/snapshots'
import { inTransaction } from './pool'

export type Head = { seq: bigint; snapshotSeq: bigint; logEpoch: number; accessEpoch: bigint }
export type LogRow = { seq: bigint; payload: Uint8Array }
export type Binding = { client: number; person: string; at: number }
export type StoredRoom = { head: Head; snapshot: Snapshot; tail: LogRow[]; bindings: Binding[] }

type HeadRow = {
  room: string
  last_seq: string
  snapshot_seq: string
  log_epoch: number
  access_epoch: string
}
const HEAD = 'room, last_seq, snapshot_seq, log_epoch, access_epoch'

const head = (row: HeadRow): Head => ({
  seq: BigInt(row.last_seq),
  snapshotSeq: BigInt(row.snapshot_seq),
  logEpoch: row.log_epoch,
  accessEpoch: BigInt(row.access_epoch),
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

export async function readSnapshot(reader: Reader, room: string): Promise<Snapshot> {
  const { rows } = await reader.query(
    'select seq, state, state_vector from room_snapshot where room = $1',
    [room],
  )
  if (!rows[0]) return NO_SNAPSHOT
  const { seq, state, state_vector } = rows[0]
  const bytes = state.length
  return { seq: BigInt(seq), ...decodeSnapshot(state), stateVector: state_vector, bytes }
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

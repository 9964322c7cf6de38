import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Executor } from '../platform/executor'
import { log as journal } from '../platform/log'
import type { BoardProjection } from './projection'
import { decodeSegments } from './segments'
import { decodeSnapshot } from './snapshots'
import { inWorker } from './worker'

export type Projected = { seq: bigint; projection: BoardProjection }

const flights = new Map<string, Promise<Projected>>()

/**
 * What a room says at this moment, as JSON (SYNC-20). A projection that is behind the log is brought
 * up in a worker thread first, once for all who ask for the same state, and kept.
 *
 * @param executor sees the room: a transaction of its cluster, or the sync server's role.
 * @returns the projection and the `seq` that it shows, or `null` when there is no such room.
 */
export async function bringProjectionToHead(
  executor: Executor,
  room: string,
): Promise<Projected | null> {
  const { rows } = await executor.query(
    `select head.last_seq, kept.seq, kept.data from room_head head
     left join room_projection kept on kept.room = head.room and kept.seq >= head.last_seq
     where head.room = $1`,
    [room],
  )
  const [found] = rows
  if (!found) return null
  if (found.data !== null) {
    return { seq: BigInt(String(found.seq)), projection: found.data as BoardProjection }
  }
  const key = `${room}@${String(found.last_seq)}`
  const flight = flights.get(key) ?? project(executor, room).finally(() => flights.delete(key))
  flights.set(key, flight)
  return flight
}

async function project(executor: Executor, room: string): Promise<Projected> {
  const snapshots = await executor.query('select seq, state from room_snapshot where room = $1', [
    room,
  ])
  const [snapshot] = snapshots.rows
  const from = snapshot ? String(snapshot.seq) : '0'
  const log = await executor.query(
    'select seq, payload from room_log where room = $1 and seq > $2::bigint order by seq',
    [room, from],
  )
  const frames = snapshot ? decodeSnapshot(snapshot.state as Uint8Array) : []
  const segments = log.rows.flatMap(({ payload }) => decodeSegments(payload as Uint8Array))
  const result = await inWorker({
    kind: 'project',
    updates: [...frames, ...segments.map(({ update }) => update)],
  })
  if (result.kind !== 'project') throw new Error('the document worker answered something else')
  const { projection } = result
  const seq = BigInt(String(log.rows.at(-1)?.seq ?? from))
  await keep(executor, { room, seq, projection })
  return { seq, projection }
}

/** What cannot be kept has still been read. */
async function keep(
  executor: Executor,
  { room, seq, projection }: Projected & { room: string },
): Promise<void> {
  try {
    const text = canonicalize(projection) ?? ''
    const hash = createHash('sha256').update(text).digest()
    await executor.query(
      `insert into room_projection (room, seq, schema, data, content_hash)
       values ($1, $2::bigint, $3::int, $4::jsonb, $5::bytea)
       on conflict (room) do update set seq = excluded.seq, schema = excluded.schema,
         data = excluded.data, content_hash = excluded.content_hash
       where room_projection.seq <= excluded.seq`,
      [room, seq, projection.schema, text, hash],
    )
  } catch (err) {
    journal.error({ err, room }, 'a projection cannot be kept')
  }
}

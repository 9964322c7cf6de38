import * as Y from 'yjs'
import type { Executor } from '../platform/executor'
import { DOCUMENT_SCHEMA, MAX_DOCUMENT_BYTES, roomName } from './rooms'
import { encodeSegments, type Segment } from './segments'

export type { Segment } from './segments'

/** A change that the server itself writes into a document (SYNC-16). */
export type Change = {
  /** Room name, as `roomName` makes it. */
  room: string
  /** At least one; updates stand on what the room says or on nothing, under fresh client ids. */
  segments: readonly Segment[]
  /** The same key in the same room is written once, however often it is asked for. */
  idempotencyKey: string
  /** Who appends, for tracing: the id of a process. */
  node: string
}

/** There is no room for a change in its document; nothing was written, and deleting still is. */
export class DocumentFull extends Error {
  override readonly name = 'DocumentFull'

  constructor(readonly room: string) {
    super(`no room in ${room} for anything but deletions`)
  }
}

/**
 * Appends to a room's log, in the transaction of the executor, so that rows and document change
 * together or not at all. Open sockets see it at once after the commit of `inCluster`, and within a
 * second otherwise.
 * Whoever writes into several rooms in one transaction does so in the order of their names.
 *
 * @returns the `seq` of the row, and whether it had been written before.
 * @throws `DocumentFull`; or when there is no such room, or a client id belongs to another person.
 */
export async function appendChange(
  executor: Executor,
  { room, segments, idempotencyKey, node }: Change,
): Promise<{ seq: bigint; repeated: boolean }> {
  const head = await executor.query(
    'select last_seq, snapshot_seq from room_head where room = $1 for update',
    [room],
  )
  if (!head.rows[0]) throw new Error(`no such room: ${room}`)
  const before = await executor.query(
    'select seq from room_log where room = $1 and idempotency_key = $2',
    [room, idempotencyKey],
  )
  if (before.rows[0]) return { seq: BigInt(String(before.rows[0].seq)), repeated: true }

  const seq = BigInt(String(head.rows[0].last_seq)) + 1n
  const payload = encodeSegments(segments)
  const mustFit = segments.some(({ update }) => Y.parseUpdateMeta(update).to.size > 0)
  if (mustFit) {
    const bytes = await documentBytes(executor, { room, after: head.rows[0].snapshot_seq })
    if (bytes + payload.length > MAX_DOCUMENT_BYTES) throw new DocumentFull(room)
  }
  await bindClients(executor, { room, segments, seq })
  await executor.query(
    `insert into room_log (room, seq, node, payload, idempotency_key)
     values ($1, $2::bigint, $3, $4::bytea, $5)`,
    [room, seq, node, payload, idempotencyKey],
  )
  await executor.query(
    `update room_head set last_seq = $2::bigint, schema = greatest(schema, $3::int)
     where room = $1`,
    [room, seq, DOCUMENT_SCHEMA],
  )
  executor.touched?.(room)
  return { seq, repeated: false }
}

/** Lengths are read from where Postgres keeps them, not by reading the document. */
async function documentBytes(
  executor: Executor,
  { room, after }: { room: string; after: unknown },
): Promise<number> {
  const { rows } = await executor.query(
    `select coalesce((select octet_length(state) from room_snapshot where room = $1), 0)
       + coalesce((select sum(octet_length(payload)) from room_log
           where room = $1 and seq > $2::bigint), 0) as bytes`,
    [room, after],
  )
  return Number(rows[0]?.bytes)
}

/** Client ids belong to the author of their segment, like those that arrive by socket (SYNC-8). */
async function bindClients(
  executor: Executor,
  { room, segments, seq }: { room: string; segments: readonly Segment[]; seq: bigint },
): Promise<void> {
  for (const { person, update } of segments) {
    for (const client of Y.parseUpdateMeta(update).from.keys()) {
      await executor.query(
        `insert into room_client (room, client_id, person, first_seq)
         values ($1, $2::bigint, $3::uuid, $4::bigint) on conflict (room, client_id) do nothing`,
        [room, BigInt(client), person, seq],
      )
      const owner = await executor.query(
        'select 1 from room_client where room = $1 and client_id = $2::bigint and person = $3::uuid',
        [room, BigInt(client), person],
      )
      if (!owner.rows[0]) throw new Error(`client ${client} belongs to another person in ${room}`)
    }
  }
}

/**
 * Makes a room together with what it belongs to; connecting never makes one (SYNC-1).
 * `initial` becomes the first row of its log.
 *
 * @throws when the room exists.
 */
export async function createRoom(
  executor: Executor,
  { room, clusterId, initial = [] }: { room: string; clusterId: string; initial?: Segment[] },
): Promise<void> {
  await executor.query('insert into room_head (room, cluster_id) values ($1, $2::uuid)', [
    room,
    clusterId,
  ])
  if (initial.length === 0) return
  await appendChange(executor, { room, segments: initial, idempotencyKey: 'initial', node: 'new' })
}

/**
 * Tells open sockets of these rooms, within two seconds of the commit, to ask again who may do
 * what (SYNC-5). Called in the transaction that changes a role, a membership or a stage.
 */
export async function raiseAccessEpoch(
  executor: Executor,
  which: { clusterId: string } | { rooms: readonly string[] },
): Promise<void> {
  if ('clusterId' in which) {
    await raiseAll(executor, which.clusterId)
    return
  }
  for (const room of [...which.rooms].sort()) {
    await executor.query('update room_head set access_epoch = access_epoch + 1 where room = $1', [
      room,
    ])
    executor.touched?.(room)
  }
}

/**
 * Documents in room order, then the cluster, whose row every sealed record locks, then its events:
 * the order in which whoever changes, records and announces something locks them.
 */
async function raiseAll(executor: Executor, clusterId: string): Promise<void> {
  const { rows } = await executor.query(
    `update room_head set access_epoch = access_epoch + 1
     where room in (select room from room_head where cluster_id = $1::uuid and room not like 'events.%'
       order by room for update)
     returning room`,
    [clusterId],
  )
  await executor.query('select 1 from cluster where id = $1::uuid for no key update', [clusterId])
  const events = roomName({ kind: 'events', cluster: clusterId })
  await executor.query('update room_head set access_epoch = access_epoch + 1 where room = $1', [
    events,
  ])
  for (const { room } of rows) executor.touched?.(String(room))
  executor.touched?.(events)
}

import type pg from 'pg'
import { inTransaction } from './pool'

/** What one room adds to its log in a flush. */
export type Append = {
  room: string
  /** The head that the content was validated against. */
  expected: Head
  /** `null` when only client ids are bound. */
  payload: Uint8Array | null
  /** Client ids that appear for the first time. */
  bindings: { client: number; person: string }[]
  /** The document schema that the room has from now on; `null` while it stays what it was. */
  schema: number | null
}

/**
 * `stale`: the head had moved on, or a client id belongs to another. `busy`: somebody else has the head
 * locked just now, and whether it has moved is not known. Of both nothing was written.
 */
export type Appended = { kind: 'committed'; seq: bigint } | { kind: 'stale' } | { kind: 'busy' }

type Head = { seq: bigint; logEpoch: number; accessEpoch: bigint }

/** Flushes of so many rooms are planned by Postgres only once. */
const NAMED = 16

/**
 * Appends to many rooms in one transaction (SYNC-10). Heads are locked in room order, since two
 * flushes that lock in another order deadlock. Rooms whose head differs from what was expected are
 * left out, and so are those whose head is locked: a transaction that hangs stops its own room only.
 *
 * @returns what became of each room, in the order of `appends`, once it is committed.
 */
export function commitAppends(
  pool: pg.Pool,
  { appends, node }: { appends: readonly Append[]; node: string },
): Promise<Appended[]> {
  const isPlain = appends.every(
    ({ payload, bindings, schema }) => payload && bindings.length === 0 && schema === null,
  )
  return isPlain ? appendPlain(pool, { appends, node }) : appendBound(pool, { appends, node })
}

/** The usual flush, in which nobody and no schema is new: one statement, which is its own transaction. */
async function appendPlain(
  pool: pg.Pool,
  { appends, node }: { appends: readonly Append[]; node: string },
): Promise<Appended[]> {
  const values = appends.map((_, at) => {
    const [room, seq, log, access, payload] = [3, 4, 5, 6, 7].map((column) => `$${at * 5 + column}`)
    return `(${room}::text, ${seq}::bigint, ${log}::int, ${access}::bigint, ${payload}::bytea)`
  })
  const { rows } = await pool.query<{ room: string; kind: Appended['kind'] }>({
    ...(appends.length <= NAMED && { name: `append-${appends.length}` }),
    text: `with wanted (room, last_seq, log_epoch, access_epoch, payload) as (
       values ${values.join(', ')}
     ),
     head as (
       select room, last_seq, log_epoch, access_epoch from room_head
       where room = any($2::text[]) order by room for update skip locked
     ),
     written as (
       insert into room_log (room, seq, node, payload)
       select room, last_seq + 1, $1, payload
       from wanted join head using (room, last_seq, log_epoch, access_epoch)
       returning room, seq
     ),
     raised as (
       update room_head set last_seq = written.seq from written where room_head.room = written.room
     )
     select room, case
       when exists (select from written where written.room = wanted.room) then 'committed'
       when exists (select from head where head.room = wanted.room) then 'stale'
       when exists (select from room_head where room_head.room = wanted.room) then 'busy'
       else 'stale' end as kind
     from wanted`,
    values: [
      node,
      appends.map(({ room }) => room),
      ...appends.flatMap(({ room, expected: { seq, logEpoch, accessEpoch }, payload }) => [
        room,
        String(seq),
        logEpoch,
        String(accessEpoch),
        payload,
      ]),
    ],
  })
  const kinds = new Map(rows.map(({ room, kind }) => [room, kind]))
  return appends.map(({ room, expected }) => {
    const kind = kinds.get(room) ?? 'stale'
    return kind === 'committed' ? { kind, seq: expected.seq + 1n } : { kind }
  })
}

/** A flush in which somebody or a schema is new. Their client ids are bound first, and may turn out to be others'. */
function appendBound(
  pool: pg.Pool,
  { appends, node }: { appends: readonly Append[]; node: string },
): Promise<Appended[]> {
  return inTransaction(pool, {
    work: async (client) => {
      const rooms = appends.map(({ room }) => room)
      const heads = await lockHeads(client, rooms)
      const busy = await existing(
        client,
        rooms.filter((room) => !heads.has(room)),
      )
      const current = appends.filter(({ room, expected }) => {
        const head = heads.get(room)
        return (
          head?.seq === expected.seq &&
          head.logEpoch === expected.logEpoch &&
          head.accessEpoch === expected.accessEpoch
        )
      })
      const contested = await bind(client, current)
      const ready = new Set(current.filter(({ room }) => !contested.has(room)))
      await append(client, { appends: [...ready], node })
      await raiseSchemas(client, [...ready])
      return appends.map((entry): Appended => {
        if (!ready.has(entry)) return { kind: busy.has(entry.room) ? 'busy' : 'stale' }
        const { expected, payload } = entry
        return { kind: 'committed', seq: payload ? expected.seq + 1n : expected.seq }
      })
    },
  })
}

/** Of heads that could not be locked: those that are there. */
async function existing(
  client: pg.PoolClient,
  rooms: readonly string[],
): Promise<ReadonlySet<string>> {
  if (rooms.length === 0) return new Set()
  const { rows } = await client.query<{ room: string }>(
    'select room from room_head where room = any($1::text[])',
    [rooms],
  )
  return new Set(rows.map(({ room }) => room))
}

/** Those of these heads that nobody else has locked, as they are now. */
async function lockHeads(
  client: pg.PoolClient,
  rooms: readonly string[],
): Promise<Map<string, Head>> {
  const { rows } = await client.query<{
    room: string
    last_seq: string
    log_epoch: number
    access_epoch: string
  }>(
    `select room, last_seq, log_epoch, access_epoch from room_head
     where room = any($1::text[]) order by room for update skip locked`,
    [rooms],
  )
  return new Map(
    rows.map(({ room, last_seq, log_epoch, access_epoch }) => [
      room,
      { seq: BigInt(last_seq), logEpoch: log_epoch, accessEpoch: BigInt(access_epoch) },
    ]),
  )
}

/** Binds new client ids and returns the rooms in which one of them belongs to somebody else. */
async function bind(
  client: pg.PoolClient,
  appends: readonly Append[],
): Promise<ReadonlySet<string>> {
  const wanted = appends.flatMap(({ room, expected, bindings }) =>
    bindings.map((binding) => ({ room, ...binding, seq: expected.seq })),
  )
  if (wanted.length === 0) return new Set()
  const columns = [
    wanted.map(({ room }) => room),
    wanted.map((binding) => String(binding.client)),
    wanted.map(({ person }) => person),
  ]
  await client.query(
    `insert into room_client (room, client_id, person, first_seq)
     select * from unnest($1::text[], $2::bigint[], $3::uuid[], $4::bigint[])
     on conflict (room, client_id) do nothing`,
    [...columns, wanted.map(({ seq }) => String(seq))],
  )
  const { rows } = await client.query<{ room: string }>(
    `select distinct room from room_client
     join unnest($1::text[], $2::bigint[], $3::uuid[]) as wanted (room, client_id, person)
       using (room, client_id)
     where room_client.person <> wanted.person`,
    columns,
  )
  return new Set(rows.map(({ room }) => room))
}

async function raiseSchemas(client: pg.PoolClient, appends: readonly Append[]): Promise<void> {
  for (const { room, schema } of appends) {
    if (schema === null) continue
    const raised = 'update room_head set schema = greatest(schema, $2::int) where room = $1'
    await client.query(raised, [room, schema])
  }
}

async function append(
  client: pg.PoolClient,
  { appends, node }: { appends: readonly Append[]; node: string },
): Promise<void> {
  const written = appends.filter(({ payload }) => payload !== null)
  if (written.length === 0) return
  const values = written.map(
    (_, at) => `($${at * 3 + 2}::text, $${at * 3 + 3}::bigint, $1::text, $${at * 3 + 4}::bytea)`,
  )
  await client.query(
    `with written as (
       insert into room_log (room, seq, node, payload) values ${values.join(', ')}
       returning room, seq
     )
     update room_head set last_seq = written.seq from written where room_head.room = written.room`,
    [
      node,
      ...written.flatMap(({ room, expected, payload }) => [
        room,
        String(expected.seq + 1n),
        payload,
      ]),
    ],
  )
}

import type pg from 'pg'
import type { LogRow } from './room-reads'

/** The next rows of a room's log after a `seq`, in order, `limit` at most. */
export async function readNextRows(
  pool: pg.Pool,
  { room, after, limit }: { room: string; after: bigint; limit: number },
): Promise<LogRow[]> {
  const { rows } = await pool.query<{ seq: string; payload: Buffer }>(
    `select seq, payload from room_log where room = $1 and seq > $2::bigint
     order by seq limit $3::int`,
    [room, String(after), limit],
  )
  return rows.map(({ seq, payload }) => ({ seq: BigInt(seq), payload }))
}

/** The `seq` before the rows that were begun within the last seconds; `upTo` when there are none. */
export async function readSeqBefore(
  pool: pg.Pool,
  { room, seconds, upTo }: { room: string; seconds: number; upTo: bigint },
): Promise<bigint> {
  const { rows } = await pool.query<{ seq: string | null }>(
    `select min(seq) - 1 as seq from room_log
     where room = $1 and at > now() - make_interval(secs => $2::int)`,
    [room, seconds],
  )
  return rows[0]?.seq ? BigInt(rows[0].seq) : upTo
}

/** Those of these people who are members of a cluster today, with the parties they speak for. */
export async function readMembers(
  pool: pg.Pool,
  { cluster, people }: { cluster: string; people: readonly string[] },
): Promise<Map<string, { parties: ReadonlySet<string> }>> {
  const { rows } = await pool.query<{ person: string; parties: string[] }>(
    `select m.person_id::text as person,
       coalesce(array_agg(d.party_id::text) filter (where d.party_id is not null), '{}') as parties
     from member m
     left join mandate d on d.member_id = m.id and d.valid_from <= statement_timestamp()
       and (d.valid_to is null or d.valid_to > statement_timestamp())
     where m.cluster_id = $1::uuid and m.person_id = any($2::uuid[]) and m.left_at is null
     group by m.person_id`,
    [cluster, people],
  )
  return new Map(rows.map(({ person, parties }) => [person, { parties: new Set(parties) }]))
}

import type { Executor } from '@/lib/platform/executor'

/** A row of the log that may be merged with its neighbours. */
export type OldRow = { seq: bigint; firstSeq: bigint; at: Date; bytes: number; keyed: boolean }

/**
 * Lets a connection of the owner see and merge every room's log while `work` runs; otherwise the
 * walls around the tables hold for the owner too.
 */
export async function keepingLog<T>(executor: Executor, work: () => Promise<T>): Promise<T> {
  const set = (value: 'on' | '') =>
    executor.query(`select set_config('framsyn.keeping', $1, false)`, [value])
  await set('on')
  try {
    return await work()
  } finally {
    await set('')
  }
}

/** Documents of which a snapshot holds something, by name. */
export async function compactedRooms(executor: Executor): Promise<string[]> {
  const { rows } = await executor.query(
    'select room from room_head where snapshot_seq > 0 order by room',
    [],
  )
  return rows.map(({ room }) => String(room))
}

/** Rows after `after` that were written before `before` and that a snapshot holds, oldest first. */
export async function readOldRows(
  executor: Executor,
  { room, after, before, limit }: { room: string; after: bigint; before: Date; limit: number },
): Promise<OldRow[]> {
  const { rows } = await executor.query(
    `select log.seq, coalesce(log.first_seq, log.seq) as first_seq, log.at,
       octet_length(log.payload) as bytes, log.idempotency_key is not null as keyed
     from room_log log join room_head head using (room)
     where log.room = $1 and log.seq > $2::bigint and log.seq <= head.snapshot_seq
     order by log.seq limit $3::int`,
    [room, String(after), limit],
  )
  const found = rows.map(({ seq, first_seq, at, bytes, keyed }) => ({
    seq: BigInt(String(seq)),
    firstSeq: BigInt(String(first_seq)),
    at: at as Date,
    bytes: Number(bytes),
    keyed: keyed === true,
  }))
  const recent = found.findIndex(({ at }) => at >= before)
  return recent < 0 ? found : found.slice(0, recent)
}

/** The payloads of these rows, in order. */
export async function readPayloads(
  executor: Executor,
  { room, seqs }: { room: string; seqs: readonly bigint[] },
): Promise<Uint8Array[]> {
  const { rows } = await executor.query(
    'select payload from room_log where room = $1 and seq = any($2::bigint[]) order by seq',
    [room, seqs.map(String)],
  )
  return rows.map(({ payload }) => payload as Uint8Array)
}

/**
 * Puts one row in the place of several, with the highest seq of theirs: whoever reads the log sees
 * either all of them or that one. Runs in a transaction of its own.
 *
 * @returns `false` when one of them is not there any more; nothing has changed then.
 */
export async function replaceRows(
  executor: Executor,
  { room, rows, payload }: { room: string; rows: readonly OldRow[]; payload: Uint8Array },
): Promise<boolean> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return false
  await executor.query('begin', [])
  try {
    const deleted = await executor.query(
      'delete from room_log where room = $1 and seq = any($2::bigint[]) returning seq',
      [room, rows.map(({ seq }) => String(seq))],
    )
    const isWhole = deleted.rows.length === rows.length
    if (isWhole) {
      await executor.query(
        `insert into room_log (room, seq, first_seq, node, payload, at)
         values ($1, $2::bigint, $3::bigint, 'merged', $4::bytea, $5)`,
        [room, String(last.seq), String(first.firstSeq), payload, last.at],
      )
    }
    await executor.query(isWhole ? 'commit' : 'rollback', [])
    return isWhole
  } catch (error) {
    await executor.query('rollback', []).catch(() => undefined)
    throw error
  }
}

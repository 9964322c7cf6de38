import type { Executor } from '../platform/executor'
import { readDocument } from './document'
import type { HistoryEntry, HistoryRow } from './history-entries'
import type { Shortly } from './projector'
import { inWorker } from './worker'

export type { HistoryEntry } from './history-entries'

export type HistoryPage = {
  /** Newest first; perhaps none, also when there is more. */
  entries: HistoryEntry[]
  /** Ask again `before` this for what is older; `null` when nothing is. */
  next: bigint | null
}

/** What one page looks through, in rows of the log and their bytes. */
const PAGE_ROWS = 1_000
const PAGE_BYTES = 4 * 1024 * 1024

/**
 * Who wrote what in a room, and when (SYNC-11): newest first, page by page. Read from the log, which
 * says for every change whose it is; what it was is told by the document as it stands, so that what
 * has been deleted since stays deleted. What is older than the audit window is known to the hour.
 * Decides nothing about access: whoever calls it has.
 *
 * @param person only what this person wrote or had written; a page may then be empty.
 * @param before `next` of the page before, or `null` for the newest.
 * @returns `null` when there is no such room.
 * @throws when the document cannot be built in time.
 */
export async function readHistory(
  shortly: Shortly,
  { room, person, before }: { room: string; person: string | null; before: bigint | null },
): Promise<HistoryPage | null> {
  const found = await shortly(async (executor) => {
    const heads = await executor.query('select 1 from room_head where room = $1', [room])
    if (!heads.rows[0]) return null
    const page = await readLogPage(executor, { room, before })
    return { ...page, document: await readDocument(executor, room) }
  })
  if (!found) return null
  const { document, rows, next } = found
  if (rows.length === 0) return { entries: [], next }
  const told = await inWorker({ kind: 'history', updates: document.updates, rows, person })
  if (told.kind !== 'history') throw new Error('the document worker answered something else')
  return { entries: told.entries, next }
}

/**
 * A page of a room's log, newest first. A row that has taken in others since the page before may reach across its end: then what it holds
 * of that page is told again, rather than the rest never.
 */
export async function readLogPage(
  executor: Executor,
  { room, before }: { room: string; before: bigint | null },
): Promise<{ rows: HistoryRow[]; next: bigint | null }> {
  const { rows } = await executor.query(
    `select coalesce(first_seq, seq) as first, at, payload from (
       select seq, first_seq, at, payload,
         sum(octet_length(payload)) over (order by seq desc) - octet_length(payload) as newer
       from (
         select * from room_log where room = $1 and coalesce(first_seq, seq) < $2::bigint
           and seq <= coalesce(
             (select min(seq) from room_log where room = $1 and seq >= $2::bigint - 1), $2::bigint)
         order by seq desc limit $3::int
       ) looked_at
     ) page where newer < $4::bigint order by seq desc`,
    [room, String(before ?? 2n ** 63n - 1n), PAGE_ROWS, PAGE_BYTES],
  )
  const first = BigInt(String(rows.at(-1)?.first ?? 1))
  return {
    rows: rows.map(({ at, payload }) => ({
      at: (at as Date).getTime(),
      payload: payload as Uint8Array,
    })),
    next: first > 1n ? first : null,
  }
}

import type { Executor } from '@/lib/platform/executor'
import { log } from '@/lib/platform/log'
import { inWorker } from '@/lib/sync/worker'
import {
  compactedRooms,
  keepingLog,
  type OldRow,
  readOldRows,
  readPayloads,
  replaceRows,
} from '../persistence/old-rows'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** What is merged in one transaction. More of the same hour is merged with the result of it. */
const BATCH_ROWS = 500
const BATCH_BYTES = 4 * 1024 * 1024
/** Rows that are looked at in one query, without what is written in them. */
const PAGE_ROWS = 5_000

type Bounds = { before: Date; isEnding: () => boolean }

export type Merged = { rooms: number; rows: number; failed: number }

/**
 * Merges what was written longer ago than the audit window into one row an hour and room, with one
 * segment per author (SYNC-11, SYNC-19); an hour of more than 4 MB becomes several. Only rows that a
 * snapshot holds are touched, and rows with an idempotency key stay, so that what was written once is
 * not written again. May be ended at any moment and done again at any time.
 *
 * @param executor signed in as the owner, in no transaction; no other role may do this.
 * @param isEnding asked between two transactions whether to leave the rest to the next time.
 */
export function mergeOldRows(
  executor: Executor,
  { now, days, isEnding = () => false }: { now: Date; days: number; isEnding?: () => boolean },
): Promise<Merged> {
  const before = new Date(Math.floor((now.getTime() - days * DAY) / HOUR) * HOUR)
  return keepingLog(executor, () => mergeRooms(executor, { before, isEnding }))
}

async function mergeRooms(executor: Executor, { before, isEnding }: Bounds): Promise<Merged> {
  const merged: Merged = { rooms: 0, rows: 0, failed: 0 }
  for (const room of await compactedRooms(executor)) {
    try {
      if (isEnding()) break
      const rows = await mergeRoom(executor, { room, before, isEnding })
      merged.rows += rows
      if (rows > 0) merged.rooms += 1
    } catch (err) {
      // One log that cannot be read keeps no other from being merged.
      merged.failed += 1
      log.error({ err }, 'old rows of a room were not merged')
    }
  }
  return merged
}

/** Goes through a room's old rows until there is nothing left to merge. Returns how many have gone. */
async function mergeRoom(
  executor: Executor,
  { room, before, isEnding }: Bounds & { room: string },
): Promise<number> {
  let gone = 0
  for (let last = -1; last !== gone; ) {
    last = gone
    let after = 0n
    for (;;) {
      const rows = await readOldRows(executor, { room, after, before, limit: PAGE_ROWS })
      for (const batch of batchesOf(rows)) {
        if (isEnding()) return gone
        gone += await mergeBatch(executor, room, batch)
      }
      after = rows.at(-1)?.seq ?? after
      if (rows.length < PAGE_ROWS) break
    }
  }
  return gone
}

/** Neighbours of one hour, in lots of a size that is read and written at once; of two rows or more. */
function batchesOf(rows: readonly OldRow[]): OldRow[][] {
  const batches: OldRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const batch = batches.at(-1)
    const before = batch?.at(-1)
    const fits =
      batch &&
      before &&
      !before.keyed &&
      !row.keyed &&
      hourOf(before) === hourOf(row) &&
      batch.length < BATCH_ROWS &&
      bytes + row.bytes <= BATCH_BYTES
    if (fits) batch.push(row)
    else batches.push([row])
    bytes = fits ? bytes + row.bytes : row.bytes
  }
  return batches.filter(({ length }) => length > 1)
}

const hourOf = ({ at }: OldRow): number => Math.floor(at.getTime() / HOUR)

/** Rows are never changed, so what was read outside the transaction is what it replaces. */
async function mergeBatch(
  executor: Executor,
  room: string,
  rows: readonly OldRow[],
): Promise<number> {
  const payloads = await readPayloads(executor, { room, seqs: rows.map(({ seq }) => seq) })
  const merged = await inWorker({ kind: 'merge', payloads })
  if (merged.kind !== 'merge') throw new Error('the worker answered something else')
  const replaced = await replaceRows(executor, { room, rows, payload: merged.payload })
  return replaced ? rows.length - 1 : 0
}

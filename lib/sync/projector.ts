import type { Executor } from '../platform/executor'
import { log } from '../platform/log'
import { readDocument } from './document'
import { keepProjection } from './kept-projection'
import type { BoardProjection } from './projection'
import { inWorker, WorkerStopped } from './worker'

export type Projected = { seq: bigint; projection: BoardProjection }

/** Runs work in a short transaction that sees the room: of its cluster, or of the sync server. */
export type Shortly = <T>(work: (executor: Executor) => Promise<T>) => Promise<T>

/** How long a state that could not be read is not tried again, in milliseconds. */
const FAILURE_STANDS = 3 * 60_000
const MOST_FAILURES = 1_000

const flights = new Map<string, Promise<Projected>>()
const failures = new Map<string, { error: Error; forget: NodeJS.Timeout }>()

/**
 * What a room says at this moment, as JSON (SYNC-20). A projection that is behind the log is brought
 * up in a worker thread first, once for all who ask for the same state, and kept. No transaction
 * is open meanwhile.
 *
 * @returns the projection and the `seq` that it shows, or `null` when there is no such room.
 * @throws when the worker cannot build the document; for the same state at once for some minutes.
 */
export async function bringProjectionToHead(
  shortly: Shortly,
  room: string,
): Promise<Projected | null> {
  const found = await shortly((executor) => readKept(executor, room))
  if (!found) return null
  const { head, kept } = found
  if (kept && kept.seq >= head) return kept
  const key = `${room}@${head}`
  const failure = failures.get(key)
  if (failure) throw failure.error
  const flight = flights.get(key) ?? project(shortly, room, key).finally(() => flights.delete(key))
  flights.set(key, flight)
  return flight
}

/**
 * What a room says, for whoever rather reads something older than waits: at its head when that is
 * there before the deadline, else the projection that was kept last, else `null`.
 */
export async function readProjectionBy(
  deadline: Promise<unknown>,
  shortly: Shortly,
  room: string,
): Promise<Projected | null> {
  const head = bringProjectionToHead(shortly, room).catch((err: unknown) => {
    log.error({ err, room }, 'a room cannot be projected')
    return null
  })
  const found = await Promise.race([head, deadline.then(() => null)])
  return found ?? (await shortly((executor) => readKept(executor, room)))?.kept ?? null
}

async function readKept(
  executor: Executor,
  room: string,
): Promise<{ head: bigint; kept: Projected | null } | null> {
  const { rows } = await executor.query(
    `select head.last_seq, kept.seq, kept.data from room_head head
     left join room_projection kept on kept.room = head.room
     where head.room = $1`,
    [room],
  )
  const [found] = rows
  if (!found) return null
  const { last_seq: head, seq, data } = found
  return {
    head: BigInt(String(head)),
    kept: data ? { seq: BigInt(String(seq)), projection: completed(data) } : null,
  }
}

async function project(shortly: Shortly, room: string, key: string): Promise<Projected> {
  const { seq, updates } = await shortly((executor) => readDocument(executor, room))
  const result = await inWorker({ kind: 'project', updates }).catch((error: Error) => {
    if (!(error instanceof WorkerStopped)) remember(key, error)
    throw error
  })
  if (result.kind !== 'project') throw new Error('the document worker answered something else')
  const { projection, kept } = result
  try {
    await shortly((executor) => keepProjection(executor, { room, seq, kept }))
  } catch (err) {
    // What cannot be kept has still been read.
    log.error({ err, room }, 'a projection cannot be kept')
  }
  return { seq, projection }
}

function remember(key: string, error: Error): void {
  const [oldest] = failures.keys()
  if (oldest !== undefined && failures.size >= MOST_FAILURES) forget(oldest)
  failures.set(key, { error, forget: setTimeout(forget, FAILURE_STANDS, key).unref() })
}

function forget(key: string): void {
  clearTimeout(failures.get(key)?.forget)
  failures.delete(key)
}

/** A projection that was kept before boards had frames lacks them. */
function completed(data: object): BoardProjection {
  return { frames: [], ...(data as Omit<BoardProjection, 'frames'>) }
}

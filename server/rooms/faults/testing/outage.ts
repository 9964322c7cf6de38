import { setTimeout as pause } from 'node:timers/promises'
import { type TestBoard, testBoard } from '../../testing/board'
import { auditOf } from './audit'
import { chanceOf } from './chance'
import { eventually } from './eventually'
import { operationsIn, prepareBoard } from './operations'
import type { OwnPostgres } from './postgres'
import { honestWriter, isSettled, type Load, pageWriter, startLoad, type Writer } from './writers'

export type Outage = {
  /** Resolves when it has begun. */
  begin(board: TestBoard): Promise<void>
  /** Milliseconds between beginning and end. */
  lasts: number
  /** Resolves when whatever was wrong is right again. */
  end(): Promise<void>
}

export type OutageReport = {
  made: number
  /** Not in Postgres, or not once, after everybody was told that all is saved. */
  lost: string[]
  /** Milliseconds until the last page said "Not saved"; `null` when the outage was too short for that. */
  notSaved: number | null
  /** Milliseconds from the end until everything written before it was acknowledged. */
  recovered: number
}

const WRITERS = 20
const EVERY = 100
/** Longer than any outage that is waited for. */
const CEILING = 60_000

/** Half pages, half other clients write through an outage. `url` is the address of each by its number. */
export async function liveThrough(
  { begin, lasts, end }: Outage,
  { urls, url }: { urls: OwnPostgres['urls']; url: (writer: number) => string },
): Promise<OutageReport> {
  const board = await testBoard(urls)
  const people = await Promise.all(
    Array.from({ length: WRITERS }, () => board.addPerson('participant')),
  )
  if (people[0]) await prepareBoard(board, people[0])
  const writers = people.map((person, at) => {
    const desk = { url: url(at), room: board.room, person }
    return at % 2 === 0 ? pageWriter(desk) : honestWriter(desk)
  })
  let load: Load | undefined
  try {
    await eventually('all have joined', () => writers.every(({ isJoined }) => isJoined))
    // Not before: whoever has no document yet has no card to write into.
    load = startLoad(writers, { every: EVERY, chance: chanceOf(1) })
    await eventually('all write', () => writers.every(({ acknowledged }) => acknowledged > 5))
    await begin(board)
    const [notSaved] = await Promise.all([watchPages(writers, lasts), pause(lasts)])
    await end()
    const recovered = await recovery(writers)
    load.stop()
    await eventually('all is saved', () => writers.every(isSettled), CEILING)
    const audit = auditOf(board)
    await audit.read()
    const stored = operationsIn(audit.doc)
    const made = writers.flatMap((writer) => writer.made)
    const missing = made.filter((operation) => stored.get(operation) !== 1)
    return { made: made.length, lost: [...missing, ...audit.faults], notSaved, recovered }
  } finally {
    load?.stop()
    for (const writer of writers) writer.close()
    await board.close()
  }
}

async function watchPages(writers: readonly Writer[], patience: number): Promise<number | null> {
  const beganAt = performance.now()
  const pages = writers.filter(({ says }) => says !== null)
  const allSay = () => pages.every(({ says }) => says === 'not-saved')
  try {
    await eventually('the pages say so', allSay, patience)
    return performance.now() - beganAt
  } catch {
    return null
  }
}

async function recovery(writers: readonly Writer[]): Promise<number> {
  const endedAt = performance.now()
  const due = new Map(writers.map((writer) => [writer, writer.made.length]))
  const all = () => writers.every((writer) => writer.acknowledged >= (due.get(writer) ?? 0))
  await eventually('what had been written is acknowledged', all, CEILING)
  return performance.now() - endedAt
}

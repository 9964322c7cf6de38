import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseUrls } from '../../../embedded/cluster'
import { type TestBoard, type TestPerson, testBoard } from '../../testing/board'
import { type Audit, auditOf } from './audit'
import { type Chance, chanceOf } from './chance'
import { eventually } from './eventually'
import { operationsIn, prepareBoard } from './operations'
import { type KillableServer, killableServer } from './processes'
import { honestWriter, isSettled, type Load, pageWriter, startLoad, type Writer } from './writers'

export type CrashOptions = {
  urls: DatabaseUrls
  /** Bundle of the sync server that is killed. */
  program: string
  rounds: number
  seed: number
  clients?: number
  /** Of all clients together. */
  operationsPerSecond?: number
}

export type CrashReport = {
  rounds: number
  made: number
  acknowledged: number
  /** Acknowledged, and not in Postgres when the server was dead. */
  lost: string[]
  /** Made, and not in Postgres after everybody had come back and was told that all is saved. */
  missing: string[]
  /** Stands twice in the document, or was logged twice. */
  duplicated: string[]
  /** Milliseconds from each kill until each client had the document again. */
  rejoined: number[]
}

/** Documents stay small: after so many rounds the same people go on with another board. */
const ROUNDS_ON_A_BOARD = 10
/** Slower than any promise: how long it took is a figure, and no reason to stop counting. */
const BACK_WITHIN = 30_000
/** The server is killed at some moment of this many milliseconds of load. */
const [LOAD_AT_LEAST, LOAD_VARIES] = [100, 700]

/**
 * Kills a sync server under load again and again. What was acknowledged is looked for in Postgres
 * while the server is dead: afterwards living clients bring everything back, lost or not.
 */
export async function crashRounds(options: CrashOptions): Promise<CrashReport> {
  const { urls, program, rounds, seed, clients = 20 } = options
  const chance = chanceOf(seed)
  const report: CrashReport = {
    rounds: 0,
    made: 0,
    acknowledged: 0,
    lost: [],
    missing: [],
    duplicated: [],
    rejoined: [],
  }
  const server = await killableServer(program, urls)
  try {
    while (report.rounds < rounds) {
      const onBoard = Math.min(ROUNDS_ON_A_BOARD, rounds - report.rounds)
      await crashesOnBoard({ ...options, clients, server, chance, report, onBoard })
    }
  } finally {
    await server.kill()
  }
  return report
}

type BoardRounds = CrashOptions & {
  clients: number
  server: KillableServer
  chance: Chance
  report: CrashReport
  onBoard: number
}

async function crashesOnBoard(parts: BoardRounds): Promise<void> {
  const { urls, clients, server, chance, report, onBoard, operationsPerSecond = 200 } = parts
  const board = await testBoard(urls)
  const people = await peopleOf(board, clients)
  const audit = auditOf(board)
  const writers = people.map((person, at) => {
    const desk = { url: server.url, room: board.room, person }
    return at % 2 === 0 ? pageWriter(desk) : honestWriter(desk)
  })
  let load: Load | undefined
  try {
    await eventually('everybody has joined', () => writers.every(({ isJoined }) => isJoined))
    load = startLoad(writers, { every: (1000 * clients) / operationsPerSecond, chance })
    for (let round = 0; round < onBoard; round++) {
      await pause(LOAD_AT_LEAST + chance.below(LOAD_VARIES))
      const killedAt = performance.now()
      report.lost.push(...(await killOnce({ server, writers, audit })))
      report.rejoined.push(...(await comeBack({ server, writers, killedAt })))
      report.rounds += 1
    }
    load.stop()
    const unsettled = () => writers.filter((writer) => !isSettled(writer))
    await eventually(
      () => `saved: ${unsettled().map((writer) => writer.describe())}`,
      () => unsettled().length === 0,
    )
    await settle({ report, writers, audit })
  } finally {
    load?.stop()
    for (const writer of writers) writer.close()
    await board.close()
  }
}

async function peopleOf(board: TestBoard, count: number): Promise<TestPerson[]> {
  const people: TestPerson[] = []
  for (let at = 0; at < count; at++) people.push(await board.addPerson('participant'))
  const [first] = people
  if (first) await prepareBoard(board, first)
  return people
}

type Crash = { server: KillableServer; writers: readonly Writer[]; audit: Audit }

/** Returns what had been acknowledged and is not in Postgres. */
async function killOnce({ server, writers, audit }: Crash): Promise<string[]> {
  await server.kill()
  await eventually('everybody has heard the end', () => !writers.some(({ isJoined }) => isJoined))
  await audit.read()
  const stored = operationsIn(audit.doc)
  return writers.flatMap(({ made, acknowledged }) =>
    made.slice(0, acknowledged).filter((operation) => !stored.has(operation)),
  )
}

async function comeBack({
  server,
  writers,
  killedAt,
}: Omit<Crash, 'audit'> & { killedAt: number }): Promise<number[]> {
  const times = new Map<Writer, number>()
  await server.start()
  const back = () => {
    for (const writer of writers) {
      if (writer.isJoined && !times.has(writer)) times.set(writer, performance.now() - killedAt)
    }
    return times.size === writers.length
  }
  const missing = () => writers.filter((writer) => !times.has(writer))
  const described = () => `back: ${missing().map((writer) => writer.describe())}`
  await eventually(described, back, BACK_WITHIN)
  return [...times.values()]
}

async function settle({
  report,
  writers,
  audit,
}: {
  report: CrashReport
  writers: readonly Writer[]
  audit: Audit
}): Promise<void> {
  await audit.read()
  const stored = operationsIn(audit.doc)
  for (const { made, acknowledged } of writers) {
    report.made += made.length
    report.acknowledged += acknowledged
    report.missing.push(...made.filter((operation) => !stored.has(operation)))
  }
  for (const [operation, count] of stored) if (count > 1) report.duplicated.push(operation)
  report.duplicated.push(...audit.faults)
}

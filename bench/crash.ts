import { bundleTestPrograms } from '@/server/rooms/testing/setup'
import { type CrashReport, crashRounds } from '../server/rooms/faults/testing/crash'
import { ownPostgres } from '../server/rooms/faults/testing/postgres'
import { count, type Figure, machine, percentile, within } from './figures'

const ROUNDS = 200
const CONTROL_ROUNDS = 5
const REJOIN_WITHIN = 5_000

/**
 * `npm run bench -- crash [rounds=200] [seed]`: kill -9 under load, 20 clients and 200 operations a second, with a
 * ledger of what was acknowledged outside the server; then the same with a server that acknowledges
 * before it stores, which must lose something.
 */
export async function* bench([rounds, seed]: readonly string[]): AsyncGenerator<Figure> {
  const options = { rounds: Number(rounds ?? ROUNDS), seed: Number(seed ?? Date.now() % 2 ** 32) }
  const { syncServer, debouncedServer, remove } = await bundleTestPrograms()
  // y-websocket listens to the end of the process once a client.
  process.setMaxListeners(0)
  yield machine()
  yield count('seed', options.seed)
  const postgres = await ownPostgres()
  try {
    const report = await crashRounds({ ...options, urls: postgres.urls, program: syncServer })
    complain(report, options.seed)
    yield count('rounds', report.rounds)
    yield count('operations made', report.made)
    yield count('operations acknowledged', report.acknowledged)
    yield count('acknowledged and lost', report.lost.length, 'at most 0')
    yield count('never came back', report.missing.length, 'at most 0')
    yield count('duplicated', report.duplicated.length, 'at most 0')
    yield within('rejoin p50, from the kill', percentile(report.rejoined, 50), REJOIN_WITHIN)
    yield within('rejoin p95, from the kill', percentile(report.rejoined, 95), REJOIN_WITHIN)
    const control = await crashRounds({
      urls: postgres.urls,
      program: debouncedServer,
      rounds: CONTROL_ROUNDS,
      seed: options.seed,
    })
    yield count('control: acknowledged and lost', control.lost.length, 'at least 1')
    if (failed(report) || control.lost.length === 0) process.exitCode = 1
  } finally {
    await postgres.remove()
    remove()
  }
}

const failed = ({ lost, missing, duplicated }: CrashReport) =>
  lost.length + missing.length + duplicated.length > 0

/** The difference between the ledger and Postgres, for whoever has to find out why. */
function complain(report: CrashReport, seed: number): void {
  if (!failed(report)) return
  const { lost, missing, duplicated } = report
  console.error(JSON.stringify({ seed, lost, missing, duplicated }, null, 2))
}

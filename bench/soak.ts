import { ownPostgres } from '../server/rooms/faults/testing/postgres'
import { type Held, startSoak } from '../server/rooms/faults/testing/soak'
import { bundleTestPrograms } from '../server/rooms/testing/setup'
import { count, type Figure, machine } from './figures'

const MINUTES = 10
const WARM_UP = 20
const MINUTE = 60_000

/**
 * `npm run bench -- soak [minutes=10]`: people come to one board after the other, write and leave. What
 * the server holds in between is printed once a minute and has to stay the same.
 */
export async function* bench([minutes]: readonly string[]): AsyncGenerator<Figure> {
  process.setMaxListeners(0)
  const { soakServer, remove } = await bundleTestPrograms()
  const postgres = await ownPostgres()
  yield machine()
  const soak = await startSoak(soakServer, postgres.urls)
  try {
    await soak.cycles(WARM_UP)
    const first = await soak.measure()
    yield* figures('at the start', first)
    for (let minute = 1; minute <= Number(minutes ?? MINUTES); minute++) {
      const until = performance.now() + MINUTE
      let boards = 0
      for (; performance.now() < until; boards++) await soak.cycles(1)
      yield count(`boards in minute ${minute}`, boards)
      yield* figures(`after minute ${minute}`, await soak.measure(), first)
    }
  } finally {
    await soak.close()
    await postgres.remove()
    remove()
  }
}

function* figures(when: string, held: Held, first: Held | null = null): Generator<Figure> {
  for (const what of ['bytes', 'descriptors', 'timers'] as const) {
    const ratio = first && Math.round((held[what] / first[what]) * 1000) / 1000
    const peer = first && 'at the start'
    yield { ...count(`${what} ${when}`, held[what]), peer, ratio }
  }
}

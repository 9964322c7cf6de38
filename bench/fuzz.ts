import { playSeed } from '../server/rooms/faults/testing/fuzz'
import { type Lane, openLane } from '../server/rooms/faults/testing/lane'
import { ownPostgres } from '../server/rooms/faults/testing/postgres'
import { bundleTestPrograms } from '../server/rooms/testing/setup'
import { count, type Figure, machine } from './figures'

const SEEDS = 2_000
/** Boards that are played with at once; most of the time they wait for Postgres and for each other. */
const LANES = 4

/**
 * `npm run bench -- fuzz [seeds=2000] [first=1]`: plays so many scripts from this seed on, and counts
 * those after which clients and Postgres do not agree.
 */
export async function* bench([seeds, first]: readonly string[]): AsyncGenerator<Figure> {
  const wanted = Number(seeds ?? SEEDS)
  let next = Number(first ?? 1)
  const end = next + wanted
  const { remove } = await bundleTestPrograms()
  const postgres = await ownPostgres({ max_connections: '200', synchronous_commit: 'off' })
  const diverged: number[] = []
  yield machine()
  yield count('first seed', next)
  const began = performance.now()
  const lanes: Lane[] = []
  try {
    for (let lane = 0; lane < LANES; lane++) lanes.push(await openLane(postgres.urls))
    await Promise.all(
      lanes.map(async (lane) => {
        for (let seed = next++; seed < end; seed = next++) {
          const found = await playSeed(lane, { seed })
          if (found.length === 0) continue
          diverged.push(seed)
          console.error(JSON.stringify({ seed, found }))
        }
      }),
    )
  } finally {
    for (const lane of lanes) await lane.close()
    await postgres.remove()
    remove()
  }
  yield count('seeds played', wanted)
  yield count('divergences', diverged.length, 'at most 0')
  yield { ...count('time', Math.round((performance.now() - began) / 1000)), unit: 's' }
  if (diverged.length > 0) process.exitCode = 1
}

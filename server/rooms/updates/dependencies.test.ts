import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { integrate } from './dependencies'
import { readUpdate, type Section, type Struct } from './update-reader'

const WAITERS = 30_000
/** Milliseconds; what it takes is a few hundred, and was twenty thousand when every step asked everybody. */
const CEILING = 2_000

/** One letter after another id. */
function letterAfter(encoder: encoding.Encoder, client: number, clock: number): void {
  encoding.writeUint8(encoder, 0x84)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, 'x')
}

const [FIRST, SECOND] = [WAITERS, WAITERS + 1]

/**
 * All clients below `FIRST`, which have their turn before it, stand on the last struct of `SECOND`.
 * `FIRST` and `SECOND` stand on each other in turn, so that they move one step at a time.
 */
function longWait(): readonly Section[] {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, WAITERS + 2)
  for (const client of [SECOND, FIRST]) {
    for (const number of [WAITERS, client, 0]) encoding.writeVarUint(encoder, number)
    for (let clock = 0; clock < WAITERS; clock++) {
      if (client === SECOND) letterAfter(encoder, FIRST, clock)
      else if (clock > 0) letterAfter(encoder, SECOND, clock - 1)
      else {
        encoding.writeUint8(encoder, 4)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, 'cards')
        encoding.writeVarString(encoder, 'x')
      }
    }
  }
  for (let client = WAITERS - 1; client >= 0; client--) {
    for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number)
    letterAfter(encoder, SECOND, WAITERS - 1)
  }
  encoding.writeVarUint(encoder, 0)
  const result = readUpdate(encoding.toUint8Array(encoder), ['cards'])
  if (!result.ok) throw new Error(result.reason)
  return result.update.sections
}

/** Counts how often anything asks what a struct needs. */
function counted(sections: readonly Section[]): { sections: Section[]; looks: () => number } {
  let looks = 0
  const watch = (struct: Struct): Struct => ({
    ...struct,
    get needs() {
      looks += 1
      return struct.needs
    },
  })
  return {
    sections: sections.map((section) => ({ ...section, structs: section.structs.map(watch) })),
    looks: () => looks,
  }
}

test('SYNC-7 who waits for a distant struct is not asked again before it is there', () => {
  const { sections, looks } = counted(longWait())
  let visited = 0
  const startedAt = performance.now()
  const whole = integrate(sections, { clockOf: () => 0, visit: () => (visited += 1) })
  expect(performance.now() - startedAt).toBeLessThan(CEILING)
  expect(whole).toBe(true)
  expect(visited).toBe(3 * WAITERS)
  expect(looks()).toBeLessThanOrEqual(2 * visited)
})

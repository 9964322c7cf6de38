import { afterEach, expect, inject, test } from 'vitest'
import { testDatabase } from '../../embedded/testing'
import { type Held, type Soak, startSoak } from './testing/soak'

const WARM_UP = 4
const CYCLES = 12
const BYTES = 4 * 1024 * 1024
/** Connections to Postgres come and go, each with a timer; every one of 96 visits leaving one would be more. */
const FEW = 12

let soak: Soak

afterEach(() => soak.close())

async function growth(program: string): Promise<Held> {
  soak = await startSoak(program, await testDatabase())
  await soak.cycles(WARM_UP)
  const before = await soak.measure()
  await soak.cycles(CYCLES)
  const after = await soak.measure()
  return {
    rooms: after.rooms,
    bytes: after.bytes - before.bytes,
    descriptors: after.descriptors - before.descriptors,
    timers: after.timers - before.timers,
  }
}

test('SYNC-21 people come, write and leave, and the server holds no more than before', async () => {
  const { rooms, bytes, descriptors, timers } = await growth(inject('soakServer'))
  expect(rooms).toBe(0)
  expect(bytes).toBeLessThan(BYTES)
  expect(descriptors).toBeLessThan(FEW)
  expect(timers).toBeLessThan(FEW)
}, 180_000)

test('SYNC-21 a server that forgets nobody is found', async () => {
  const { bytes, descriptors, timers } = await growth(inject('leakingServer'))
  expect(bytes).toBeGreaterThan(BYTES)
  expect(descriptors).toBeGreaterThan(FEW)
  expect(timers).toBeGreaterThan(FEW)
}, 180_000)

import { expect, inject, test } from 'vitest'
import { testDatabase } from '../../embedded/testing'
import { crashRounds } from './testing/crash'

const ROUNDS = 3
// Whole processes start here, on machines that do other things meanwhile.
const CEILING = 180_000
const SEED = 20_260_101

test(
  'SYNC-14 killed again and again under load, the server loses nothing that it has acknowledged',
  async () => {
    const urls = await testDatabase()
    const program = inject('syncServer')
    const report = await crashRounds({ urls, program, rounds: ROUNDS, seed: SEED })
    const { rounds, lost, missing, duplicated, acknowledged, made } = report
    expect({ seed: SEED, rounds, lost, missing, duplicated }).toEqual({
      seed: SEED,
      rounds: ROUNDS,
      lost: [],
      missing: [],
      duplicated: [],
    })
    expect(acknowledged).toBe(made)
    expect(made).toBeGreaterThan(100)
  },
  CEILING,
)

test(
  'SYNC-14 the same test finds what a server loses that acknowledges before it stores',
  async () => {
    const urls = await testDatabase()
    const program = inject('debouncedServer')
    const { lost } = await crashRounds({ urls, program, rounds: 2, seed: SEED })
    expect(lost.length).toBeGreaterThan(0)
  },
  CEILING,
)

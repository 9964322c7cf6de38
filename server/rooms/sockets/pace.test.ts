import { expect, test } from 'vitest'
import { Pace } from './pace'

const SECOND = 1_000

/** Sends so many messages a second; returns the answer to each. */
function sending(
  pace: Pace,
  { rate, bytes = 10, seconds }: { rate: number; bytes?: number; seconds: number },
) {
  return Array.from({ length: rate * seconds }, (_, at) =>
    pace.count(bytes, Math.floor((at / rate) * SECOND)),
  )
}

test('SYNC-23 sixty messages a second go on for ever', () => {
  expect(sending(new Pace(0), { rate: 60, seconds: 600 })).not.toContain('too-fast')
  expect(new Set(sending(new Pace(0), { rate: 60, seconds: 600 }))).toEqual(new Set([0]))
})

test('SYNC-23 more than sixty a second pause reading, as long as it takes to be sixty on average', () => {
  const pace = new Pace(0)
  const burst = Array.from({ length: 180 }, () => pace.count(10, 0))
  expect(new Set(burst)).toEqual(new Set([0]))
  expect(pace.count(10, 0)).toBe(Math.ceil(SECOND / 60))
  for (let n = 0; n < 59; n++) pace.count(10, 0)
  expect(pace.count(10, 0)).toBe(Math.ceil((61 * SECOND) / 60))
})

test('SYNC-23 four megabytes come at once, and then a quarter of a megabyte a second', () => {
  const pace = new Pace(0)
  expect(pace.count(4 * 1024 * 1024, 0)).toBe(0)
  expect(pace.count(256 * 1024, 0)).toBe(SECOND)
  expect(pace.count(256 * 1024, SECOND)).toBe(SECOND)
})

test('SYNC-23 thirty seconds above the pace are too fast, and a rest begins anew', () => {
  const hurry = { rate: 100, seconds: 100 }
  const answers = sending(new Pace(0), hurry)
  const [slowedAt, closedAt] = [
    answers.findIndex((answer) => answer !== 0),
    answers.indexOf('too-fast'),
  ]
  expect((closedAt - slowedAt) / hurry.rate).toBeCloseTo(30, 1)

  const resting = new Pace(0)
  for (let round = 0; round < 10; round++) {
    const from = round * 60 * SECOND
    const round20 = Array.from({ length: 2_000 }, (_, at) => resting.count(10, from + at * 10))
    expect(round20).not.toContain('too-fast')
  }
})

test('SYNC-23 five SyncStep1 in ten seconds are answered', () => {
  const pace = new Pace(0)
  expect(Array.from({ length: 6 }, () => pace.mayAskForState(0))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ])
  expect(pace.mayAskForState(2 * SECOND)).toBe(false)
  expect(pace.mayAskForState(6 * SECOND)).toBe(true)
})

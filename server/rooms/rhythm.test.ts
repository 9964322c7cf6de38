import { expect, test } from 'vitest'
import { Rhythm } from './rhythm'

const FEW = { readers: 1 }
const people = (count: number) => Array.from({ length: count }, (_, at) => `person ${at}`)

test('SYNC-12 a room in which nothing was written is written at once', () => {
  expect(new Rhythm().dueAt(1, FEW)).toBe(Number.NEGATIVE_INFINITY)
})

test('SYNC-12 the more people write, the longer a room waits for its next flush', () => {
  const after = (writers: number) => {
    const rhythm = new Rhythm()
    rhythm.flushed(people(writers), 1_000)
    return rhythm.dueAt(1, FEW) - 1_000
  }
  expect([1, 20, 21, 100, 101, 400].map(after)).toEqual([16, 16, 33, 33, 50, 50])
})

test('SYNC-12 the more people read, the longer a room waits for its next flush', () => {
  const rhythm = new Rhythm()
  rhythm.flushed(people(5), 1_000)
  const after = (readers: number) => rhythm.dueAt(1, { readers }) - 1_000
  expect([1, 50, 51, 400].map(after)).toEqual([16, 16, 50, 50])
})

test('SYNC-12 sixty-four kilobytes wait for nothing', () => {
  const rhythm = new Rhythm()
  rhythm.flushed(people(400), 1_000)
  expect(rhythm.dueAt(64 * 1024 - 1, FEW)).toBe(1_050)
  expect(rhythm.dueAt(64 * 1024, FEW)).toBeLessThanOrEqual(1_000)
})

test('SYNC-12 who wrote more than two seconds ago is not waited for', () => {
  const rhythm = new Rhythm()
  rhythm.flushed(people(400), 1_000)
  rhythm.flushed(people(3), 3_001)
  expect(rhythm.dueAt(1, FEW)).toBe(3_017)
})

test('SYNC-10 a room whose row was refused rests, however much waits', () => {
  const rhythm = new Rhythm()
  rhythm.rest(5_000)
  expect(rhythm.dueAt(1024 * 1024, FEW)).toBe(5_000)
})

test('SYNC-13 what could not be written has waited since it came', () => {
  const rhythm = new Rhythm()
  rhythm.waits(100)
  rhythm.waits(200)
  const since = rhythm.taken({ now: 400, rest: false })
  expect(since).toBe(100)
  rhythm.waits(300)
  rhythm.waits(since)
  expect(rhythm.taken({ now: 400, rest: false })).toBe(100)
})

test('SYNC-13 what did not go in the first row has waited as long as what did', () => {
  const rhythm = new Rhythm()
  rhythm.waits(100)
  expect(rhythm.taken({ now: 400, rest: true })).toBe(100)
  expect(rhythm.taken({ now: 500, rest: false })).toBe(100)
  expect(rhythm.taken({ now: 600, rest: false })).toBe(600)
})

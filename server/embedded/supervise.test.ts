import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import type { Postmaster } from './postmaster'
import { supervise } from './supervise'

const SECOND = 1000

beforeEach(() => {
  vi.useFakeTimers()
  log.level = 'silent'
})
afterEach(() => {
  vi.useRealTimers()
})

/** A process that lives for so long, or until it is stopped. */
function living(ms: number): Postmaster {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  if (Number.isFinite(ms)) setTimeout(end, ms)
  return { ended, stop: async () => end(), abandon: () => end() }
}

test('a start that fails is tried again, later and later, but at least every five seconds', async () => {
  const at: number[] = []
  const { stop } = supervise(living(0), {
    start: async () => {
      at.push(Date.now())
      throw new Error('no space left on device')
    },
  })
  await vi.advanceTimersByTimeAsync(20 * SECOND)
  expect(at.map((time) => time - (at[0] ?? 0))).toEqual([
    0, 200, 600, 1400, 3000, 6200, 11_200, 16_200,
  ])
  await stop()
  await vi.advanceTimersByTimeAsync(60 * SECOND)
  expect(at).toHaveLength(8)
})

test('a server that starts and ends at once is not started in a tight loop', async () => {
  const start = vi.fn(async () => living(0))
  const { stop } = supervise(living(0), { start })
  await vi.advanceTimersByTimeAsync(60 * SECOND)
  expect(start.mock.calls.length).toBeGreaterThan(10)
  expect(start.mock.calls.length).toBeLessThan(20)
  await stop()
})

test('after half a minute of service the next start comes at once again', async () => {
  const starts: number[] = []
  const lives = [0, 0, 0, 31 * SECOND, Number.POSITIVE_INFINITY]
  const { stop } = supervise(living(0), {
    start: async () => {
      starts.push(Date.now())
      return living(lives.shift() ?? 0)
    },
  })
  await vi.advanceTimersByTimeAsync(60 * SECOND)
  expect(starts).toHaveLength(5)
  expect((starts[4] ?? 0) - (starts[3] ?? 0)).toBeLessThan(31 * SECOND + 10)
  await stop()
})

test('a server that came up while stopping is stopped too', async () => {
  const late = living(Number.POSITIVE_INFINITY)
  const { stop } = supervise(living(0), {
    start: () => new Promise((resolve) => setTimeout(() => resolve(late), SECOND)),
  })
  await vi.advanceTimersByTimeAsync(500)
  const stopped = stop()
  await vi.advanceTimersByTimeAsync(SECOND)
  await stopped
  await late.ended
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StalePage } from './stale-page'

const refresh = vi.fn()
let seen: boolean
let page: StalePage

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(1)
  refresh.mockClear()
  seen = true
  page = new StalePage({ refresh, suits: () => seen })
})
afterEach(() => {
  page.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('a swarm of events is one refresh, within half a second', () => {
  for (let count = 0; count < 20; count++) page.note()
  vi.advanceTimersByTime(499)
  expect(refresh).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(refresh).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(60_000)
  expect(refresh).toHaveBeenCalledTimes(1)
})

test('what comes right after a refresh waits for two seconds, and is not forgotten', () => {
  page.note()
  vi.advanceTimersByTime(500)
  page.note()
  vi.advanceTimersByTime(1_999)
  expect(refresh).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(refresh).toHaveBeenCalledTimes(2)
})

test('a page that nobody looks at is refreshed once, when somebody does', () => {
  seen = false
  for (let count = 0; count < 5; count++) page.note()
  vi.advanceTimersByTime(600_000)
  expect(refresh).not.toHaveBeenCalled()
  seen = true
  page.look()
  vi.advanceTimersByTime(500)
  page.look()
  vi.advanceTimersByTime(60_000)
  expect(refresh).toHaveBeenCalledTimes(1)
})

test('when the moment passes while it waits, the page stays out of date until the next', () => {
  page.note()
  seen = false
  vi.advanceTimersByTime(60_000)
  expect(refresh).not.toHaveBeenCalled()
  seen = true
  page.look()
  vi.advanceTimersByTime(500)
  expect(refresh).toHaveBeenCalledTimes(1)
})

test('a page that was left refreshes nothing', () => {
  page.note()
  page.stop()
  vi.advanceTimersByTime(60_000)
  expect(refresh).not.toHaveBeenCalled()
})

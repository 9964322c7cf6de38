import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBackoff, createLimit } from './rate-limit'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const backoff = () =>
  createBackoff({ name: 'test', points: 3, seconds: 60, longest: 200, memory: 3600 })

async function failTimes(subject: ReturnType<typeof backoff>, times: number) {
  for (let i = 0; i < times; i++) await subject.failed('a')
}

test('a limit lets its points through and says how long to wait for more', async () => {
  const limit = createLimit({ name: 'test', points: 2, seconds: 60 })
  expect(await limit.take('a')).toEqual({ ok: true })
  expect(await limit.take('a')).toEqual({ ok: true })
  vi.advanceTimersByTime(20_500)
  expect(await limit.take('a')).toEqual({ ok: false, retryAfterSeconds: 40 })
  expect(await limit.take('b')).toEqual({ ok: true })
  vi.advanceTimersByTime(40_000)
  expect(await limit.take('a')).toEqual({ ok: true })
})

test('two limits do not count for each other', async () => {
  const first = createLimit({ name: 'first', points: 1, seconds: 60 })
  const second = createLimit({ name: 'second', points: 1, seconds: 60 })
  expect(await first.take('a')).toEqual({ ok: true })
  expect(await second.take('a')).toEqual({ ok: true })
  expect(await first.take('a')).toMatchObject({ ok: false })
})

test('failures up to the limit cost nothing, then the wait doubles each time up to the longest', async () => {
  const subject = backoff()
  await failTimes(subject, 2)
  expect(await subject.check('a')).toEqual({ ok: true })
  for (const seconds of [60, 120, 200, 200]) {
    await failTimes(subject, seconds === 60 ? 1 : 3)
    expect(await subject.check('a')).toEqual({ ok: false, retryAfterSeconds: seconds })
    vi.advanceTimersByTime(seconds * 1000)
    expect(await subject.check('a')).toEqual({ ok: true })
  }
})

test('failures in different minutes do not add up', async () => {
  const subject = backoff()
  await failTimes(subject, 2)
  vi.advanceTimersByTime(61_000)
  await failTimes(subject, 2)
  expect(await subject.check('a')).toEqual({ ok: true })
})

test('a success forgets failures and earlier waits', async () => {
  const subject = backoff()
  await failTimes(subject, 3)
  vi.advanceTimersByTime(60_000)
  await subject.succeeded('a')
  await failTimes(subject, 3)
  expect(await subject.check('a')).toEqual({ ok: false, retryAfterSeconds: 60 })
})

test('one key that waits holds up no other', async () => {
  const subject = backoff()
  await failTimes(subject, 3)
  expect(await subject.check('b')).toEqual({ ok: true })
})

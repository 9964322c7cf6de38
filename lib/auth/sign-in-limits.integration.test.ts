import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { testDatabase } from '@/server/embedded/testing'
import { createSignInLimits } from './sign-in-limits'
import { PASSWORD, visitors } from './testing'

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()
const MINUTE = 60_000

test(
  'sixty people behind one address all sign in within a minute',
  async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => door.person()))
    const start = performance.now()
    const responses = await Promise.all(people.map(({ email }) => door.signIn(email, PASSWORD)))
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(60)
    expect(performance.now() - start).toBeLessThan(MINUTE)
  },
  MINUTE,
)

test(
  'sixty visitors behind one address all sign in to one demo account within a minute',
  async () => {
    const kari = await door.person()
    const start = performance.now()
    const responses = await Promise.all(
      Array.from({ length: 60 }, () => door.signIn(kari.email, PASSWORD)),
    )
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(60)
    expect(performance.now() - start).toBeLessThan(MINUTE)
  },
  MINUTE,
)

test('five failures for an account from an address, then it waits; the owner elsewhere does not', async () => {
  const kari = await door.person()
  for (let i = 0; i < 5; i++) expect((await door.signIn(kari.email, `wrong ${i}`)).status).toBe(401)
  const refused = await door.signIn(kari.email, PASSWORD)
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await refused.json()).toEqual({
    code: 'TOO_MANY_ATTEMPTS',
    message: `Too many attempts to sign in from here. Nothing is locked; try again in ${seconds} seconds.`,
  })
  expect((await door.signIn(kari.email, PASSWORD, { from: '192.0.2.77' })).status).toBe(200)
  const colleague = await door.person()
  expect((await door.signIn(colleague.email, PASSWORD)).status).toBe(200)
})

test('a burst of guesses gets five answers, not more', async () => {
  const kari = await door.person()
  const guesses = Array.from({ length: 30 }, (_, i) => door.signIn(kari.email, `guess ${i}`))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(25)
})

test('an account that does not exist is limited in the same words', async () => {
  const kari = await door.person()
  const sixth = async (email: string) => {
    for (let i = 0; i < 5; i++) await door.signIn(email, 'wrong')
    const response = await door.signIn(email, 'wrong')
    return [response.status, (await response.text()).replace(/\d+/, 'n')]
  }
  expect(await sixth('nobody-at-all@example.org')).toEqual(await sixth(kari.email))
})

test('the wait grows: a minute, then two; right after it the owner gets in', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  try {
    const kari = await door.person()
    for (const seconds of [60, 120]) {
      for (let i = 0; i < 5; i++) await door.signIn(kari.email, 'wrong')
      const refused = await door.signIn(kari.email, 'wrong')
      expect(refused.headers.get('retry-after')).toBe(String(seconds))
      vi.setSystemTime(Date.now() + seconds * 1000)
    }
    expect((await door.signIn(kari.email, PASSWORD)).status).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})

test('an address tries 120 times a minute at most, whatever accounts it names', async () => {
  const from = '203.0.113.120'
  const attempts = Array.from({ length: 130 }, (_, i) =>
    door.signIn(`no-account-${i}`, 'x', { from }),
  )
  const statuses = (await Promise.all(attempts)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  const elsewhere = { from: '203.0.113.121' }
  expect((await door.signIn('a@example.org', 'x', elsewhere)).status).toBe(401)
})

test('all addresses of an IPv6 /64 count as one', async () => {
  const kari = await door.person()
  for (let i = 0; i < 5; i++) await door.signIn(kari.email, 'wrong', { from: `2001:db8:0:7::${i}` })
  const neighbour = { from: '2001:0db8::7:1234:5678:9abc:def0' }
  expect((await door.signIn(kari.email, PASSWORD, neighbour)).status).toBe(429)
  expect((await door.signIn(kari.email, PASSWORD, { from: '2001:db8:0:8::1' })).status).toBe(200)
})

test('of two hundred passwords at once two are checked and 120 wait; the others are sent away', async () => {
  const limits = createSignInLimits()
  let now = 0
  let most = 0
  const attempt = async () => {
    now += 1
    most = Math.max(most, now)
    await setImmediate()
    now -= 1
    return { outcome: 'right' as const }
  }
  const from = (i: number) => ({ address: `198.18.7.${i}`, email: `flood-${i}@example.org` })
  const all = Array.from({ length: 200 }, (_, i) => limits.guard(from(i), attempt))
  const results = await Promise.all(all)
  expect(most).toBe(2)
  expect(results.filter((result) => 'outcome' in result)).toHaveLength(122)
  const sentAway = { ok: false, retryAfterSeconds: 10 }
  expect(results.filter((result) => !('outcome' in result))).toEqual(Array(78).fill(sentAway))
  expect(await limits.guard(from(200), attempt)).toEqual({ outcome: 'right' })
})

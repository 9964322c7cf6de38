import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, identityDb } from '@/lib/platform/db'
import { testDatabase } from '@/server/embedded/testing'
import { signedInFrom } from './session'
import { cookieOf, PASSWORD, visitors } from './testing'

const DAY = 24 * 60 * 60 * 1000
const whoIs = (cookie: string) => signedInFrom(cookie, new Date())

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()

test('the right password gives a session of that person', async () => {
  const kari = await door.person()
  const response = await door.signIn(kari.email, PASSWORD)
  expect(response.status).toBe(200)
  expect(await whoIs(cookieOf(response))).toMatchObject({
    personId: kari.id,
    name: 'Kari Nes',
    email: kari.email,
  })
})

test('the e-mail address may be typed in any case', async () => {
  const kari = await door.person()
  expect((await door.signIn(kari.email.toUpperCase(), PASSWORD)).status).toBe(200)
})

test('the cookie is HttpOnly and SameSite=Lax and outlives the thirty days of its session', async () => {
  const kari = await door.person()
  const response = await door.signIn(kari.email, PASSWORD)
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(/^framsyn\.session_token=/)
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  expect(cookie).toMatch(/; Path=\//i)
  expect(cookie).not.toMatch(/; Secure/i)
  const maxAge = Number(/Max-Age=(\d+)/i.exec(cookie)?.[1])
  expect(maxAge * 1000).toBeGreaterThan(300 * DAY)
  const { expiresAt } = await identityDb().authSession.findFirstOrThrow({
    where: { userId: kari.id },
  })
  expect((expiresAt.getTime() - Date.now()) / DAY).toBeCloseTo(30, 2)
})

test('signing in again rotates: a new token, and the old one ends', async () => {
  const kari = await door.person()
  const first = cookieOf(await door.signIn(kari.email, PASSWORD))
  const second = cookieOf(await door.signIn(kari.email, PASSWORD, { headers: { cookie: first } }))
  expect(second).not.toBe(first)
  expect(await whoIs(first)).toBeNull()
  expect(await whoIs(second)).toMatchObject({ personId: kari.id })
})

test('a wrong password leaves the session that is there alone', async () => {
  const kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  expect((await door.signIn(kari.email, 'wrong', { headers: { cookie } })).status).toBe(401)
  expect(await whoIs(cookie)).toMatchObject({ personId: kari.id })
})

test('an account that does not exist and a wrong password get the same answer', async () => {
  const kari = await door.person()
  const wrong = await door.signIn(kari.email, 'wrong password')
  const unknown = await door.signIn('nobody@example.org', 'wrong password')
  expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()])
  expect(wrong.status).toBe(401)
  const names = (response: Response) => [...response.headers.keys()].sort()
  expect(names(wrong)).toEqual(names(unknown))
})

test('the two answers take about as long', async () => {
  const kari = await door.person()
  const took = async (email: string, from: string) => {
    const start = performance.now()
    await door.signIn(email, 'wrong', { from })
    return performance.now() - start
  }
  const wrong: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 9; i++) {
    wrong.push(await took(kari.email, `203.0.113.${i}`))
    unknown.push(await took('nobody@example.org', `203.0.113.${i}`))
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? Number.NaN
  // Without the hash that is made for nobody, one would be thirty times the other.
  const ratio = median(wrong) / median(unknown)
  expect(Math.max(ratio, 1 / ratio)).toBeLessThan(2)
})

test.each([
  ['no JSON', 'email=a&password=b'],
  ['no password', JSON.stringify({ email: 'a@example.org' })],
  ['an extra field', JSON.stringify({ email: 'a@example.org', password: 'b', role: 'owner' })],
  ['an e-mail that is an object', JSON.stringify({ email: { $ne: 1 }, password: 'b' })],
  ['nothing', ''],
])('a body with %s is refused with 400', async (_, body) => {
  expect((await door.send('/sign-in/email', { body })).status).toBe(400)
})

test('a body of 100 kB is refused before it is read', async () => {
  const body = { email: 'a@example.org', password: 'x'.repeat(100_000) }
  expect((await door.send('/sign-in/email', { body })).status).toBe(413)
})

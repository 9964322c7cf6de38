import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, identityDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { testDatabase } from '@/server/embedded/testing'
import { answerAuth } from './door'
import { signedInFrom } from './session'
import { cookieOf, PASSWORD, visitors } from './testing'

const DAY = 24 * 60 * 60 * 1000
const whoIs = (cookie: string, now = new Date()) => signedInFrom(cookie, now)

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()

const foreign: [string, string | undefined][] = [
  ['foreign', 'https://evil.example'],
  ['missing', undefined],
  ['null', 'null'],
  ['a look-alike suffix', 'http://localhost:0.evil.example'],
  ['a look-alike prefix', 'http://evil-localhost:0'],
  ['another port', 'http://localhost:1'],
  ['another scheme', 'https://localhost:0'],
]

test.each(foreign)('sign-in with an Origin that is %s is refused', async (_, origin) => {
  const kari = await door.person()
  const headers = { origin }
  const response = await door.signIn(kari.email, PASSWORD, { headers })
  expect(response.status).toBe(403)
  expect(response.headers.getSetCookie()).toEqual([])
  expect(await identityDb().authSession.count({ where: { userId: kari.id } })).toBe(0)
})

test.each(foreign)('sign-out with an Origin that is %s ends nothing', async (_, origin) => {
  const kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  const response = await door.send('/sign-out', { headers: { cookie, origin } })
  expect(response.status).toBe(403)
  expect(await whoIs(cookie)).not.toBeNull()
})

test('127.0.0.1 is ours too when run locally', async () => {
  const kari = await door.person()
  const headers = { origin: env().origins[1] ?? '' }
  expect((await door.signIn(kari.email, PASSWORD, { headers })).status).toBe(200)
})

test('sign-out deletes the row, so that sockets end and the cookie is worth nothing', async () => {
  const kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  const response = await door.send('/sign-out', { headers: { cookie } })
  expect(response.status).toBe(200)
  expect(response.headers.getSetCookie().join()).toMatch(/framsyn\.session_token=;.*Max-Age=0/i)
  expect(await identityDb().authSession.count({ where: { userId: kari.id } })).toBe(0)
  expect(await whoIs(cookie)).toBeNull()
})

test('sign-out in one browser leaves the other browsers signed in', async () => {
  const kari = await door.person()
  const first = cookieOf(await door.signIn(kari.email, PASSWORD))
  const second = cookieOf(await door.signIn(kari.email, PASSWORD))
  await door.send('/sign-out', { headers: { cookie: first } })
  expect(await whoIs(second)).not.toBeNull()
})

test('a session in use rolls; left alone for thirty days it is over', async () => {
  const kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  const start = Date.now()
  expect(await whoIs(cookie, new Date(start + 29 * DAY))).not.toBeNull()
  expect(await whoIs(cookie, new Date(start + 58 * DAY))).not.toBeNull()
  expect(await whoIs(cookie, new Date(start + 89 * DAY))).toBeNull()
})

test('get-session knows the person, and nobody once the session has ended', async () => {
  const kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  const get = async () => {
    const url = `${env().publicUrl}/api/auth/get-session`
    return (await answerAuth(new Request(url, { headers: { cookie } }))).json()
  }
  expect(await get()).toMatchObject({ user: { id: kari.id } })
  await identityDb().authSession.updateMany({
    where: { userId: kari.id },
    data: { expiresAt: new Date(Date.now() - 1000) },
  })
  expect(await get()).toBeNull()
})

test('a token without our signature is nobody', async () => {
  const kari = await door.person()
  await door.signIn(kari.email, PASSWORD)
  const { token } = await identityDb().authSession.findFirstOrThrow({
    where: { userId: kari.id },
  })
  expect(await whoIs(`framsyn.session_token=${token}`)).toBeNull()
  expect(await whoIs(`framsyn.session_token=${token}.${'A'.repeat(43)}%3D`)).toBeNull()
})

test.each([
  '/sign-up/email',
  '/sign-in/social',
  '/update-user',
  '/change-email',
  '/change-password',
  '/delete-user',
  '/request-password-reset',
  '/list-sessions',
  '/sign-in/email/',
  '/../sign-up/email',
])('%s does not exist', async (path) => {
  const kari = await door.person()
  const body = { email: `new-${kari.email}`, password: PASSWORD, name: 'New' }
  expect((await door.send(path, { body })).status).toBe(404)
  expect(await identityDb().person.count({ where: { email: body.email } })).toBe(0)
})

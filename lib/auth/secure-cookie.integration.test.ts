import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, identityDb } from '@/lib/platform/db'
import { env, setEnv } from '@/lib/platform/env'
import { testDatabase } from '@/server/embedded/testing'
import { signedInFrom } from './session'
import { cookieOf, PASSWORD, visitors } from './testing'

beforeAll(async () => {
  await testDatabase()
  const publicUrl = 'https://framsyn.example.org'
  setEnv({ ...env(), publicUrl, origins: [publicUrl], secure: true })
})

afterAll(closeDatabase)

const door = visitors()

test('behind TLS the cookie is Secure by attribute and by name, and still ours to read', async () => {
  const kari = await door.person()
  const response = await door.signIn(kari.email, PASSWORD)
  const [cookie = ''] = response.headers.getSetCookie()
  expect(cookie).toMatch(/^__Secure-framsyn\.session_token=/)
  expect(cookie).toMatch(/; Secure/i)
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  expect(await signedInFrom(cookieOf(response), new Date())).toMatchObject({ personId: kari.id })
})

test('behind TLS sign-out ends the session too', async () => {
  const kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  expect((await door.send('/sign-out', { headers: { cookie } })).status).toBe(200)
  expect(await identityDb().authSession.count({ where: { userId: kari.id } })).toBe(0)
})

test('the plain address of the same host is foreign', async () => {
  const kari = await door.person()
  const headers = { origin: 'http://framsyn.example.org' }
  expect((await door.signIn(kari.email, PASSWORD, { headers })).status).toBe(403)
})

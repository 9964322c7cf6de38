import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionTokenFrom } from '@/lib/auth/cookie'
import { endClosedSessions } from '@/lib/auth/demo'
import { answerAuth } from '@/lib/auth/door'
import { DEMO_PASSWORD, PERSONAS } from '@/lib/auth/personas'
import { signedInFrom } from '@/lib/auth/session'
import { ensureSetupLink } from '@/lib/auth/setup-link'
import { cookieOf, visitors } from '@/lib/auth/testing'
import { closeDatabase, identityDb } from '@/lib/platform/db'
import { env, setEnv } from '@/lib/platform/env'
import { seedDemo } from '@/prisma/seed/demo'
import { testDatabase } from './embedded/testing'
import { createSyncPool, type Pool } from './persistence/pool'
import { findSession } from './persistence/sessions'

const [{ email }, ...others] = PERSONAS
const door = visitors()
const from = '192.0.2.1'
let pool: Pool
let cookie: string

const demo = (on: boolean) => setEnv({ ...env(), demo: on })
const session = () => findSession(pool, sessionTokenFrom(cookie, env().authSecret) ?? '')

// Somebody tried Framsyn with its demo, and a browser is still signed in.
beforeAll(async () => {
  const { syncUrl } = await testDatabase()
  pool = createSyncPool(syncUrl)
  demo(true)
  await seedDemo({ now: new Date(), locale: 'en' })
  cookie = cookieOf(await door.signIn(email, DEMO_PASSWORD, { from }))
  expect(await signedInFrom(cookie, new Date())).toMatchObject({ email })
  expect(await session()).not.toBeNull()
  demo(false)
})

afterAll(async () => {
  await pool.end()
  await closeDatabase()
})

test.each([email, email.toUpperCase(), ...others.map((other) => other.email)])(
  'with the demo off, %s and the public password get the answer of a wrong password',
  async (address) => {
    const wrong = await door.signIn(`nobody-${address}`, 'wrong', { from })
    const answer = await door.signIn(address, DEMO_PASSWORD, { from })
    expect([answer.status, await answer.text()]).toEqual([401, await wrong.text()])
    expect(answer.headers.getSetCookie()).toEqual([])
  },
)

test('with the demo off, the answer takes as long as that of an account that does not exist', async () => {
  const took = async (address: string, i: number) => {
    const start = performance.now()
    await door.signIn(address, DEMO_PASSWORD, { from: `198.18.0.${i}` })
    return performance.now() - start
  }
  const closed: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 9; i++) {
    closed.push(await took(email, i))
    unknown.push(await took('nobody@example.org', i))
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? Number.NaN
  const ratio = median(closed) / median(unknown)
  expect(Math.max(ratio, 1 / ratio)).toBeLessThan(2)
})

test('with the demo off, the demo’s accounts do not keep the owner from the setup link', async () => {
  expect(await ensureSetupLink()).toMatch(/\/setup\?token=/)
})

test('a start with the demo on ends no session; one with it off ends those of the demo only', async () => {
  const kari = await door.person()
  const mine = { userId: kari.id, id: kari.id, token: kari.id, expiresAt: new Date(8e12) }
  await identityDb().authSession.create({ data: mine })
  demo(true)
  await endClosedSessions()
  expect(await session()).not.toBeNull()

  demo(false)
  expect(await signedInFrom(cookie, new Date())).toBeNull()
  await endClosedSessions()
  expect(await session()).toBeNull()
  const url = `${env().publicUrl}/api/auth/get-session`
  expect(await (await answerAuth(new Request(url, { headers: { cookie } }))).json()).toBeNull()
  expect(await findSession(pool, kari.id)).toEqual({ person: kari.id })
})

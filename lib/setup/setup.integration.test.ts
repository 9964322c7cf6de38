import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findCluster } from '@/lib/auth/access'
import { ensureSetupLink } from '@/lib/auth/setup-link'
import { visitors } from '@/lib/auth/testing'
import { closeDatabase, identityDb, inCluster } from '@/lib/platform/db'
import { env, setEnv } from '@/lib/platform/env'
import { insertCluster, signedIn } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { hashOf } from '../auth/account'
import { loadSetup } from './loaders'
import { completeSetup } from './mutations'
import { setupSchema } from './schema'

const HOUR = 60 * 60 * 1000
const PASSWORD = 'a long enough password'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashOf(PASSWORD)
})

// The first account closes setup for good, so every test needs a database of its own.
beforeEach(async () => {
  await closeDatabase()
  await testDatabase()
})

afterAll(closeDatabase)

const form = () => ({
  name: 'Kari Nes',
  email: 'kari@example.org',
  passwordHash,
  clusterName: 'Ocean Wind',
  clusterSlug: 'ocean-wind',
  partyName: 'Ocean Wind Cluster',
  partySector: 'facilitating' as const,
  locale: 'nb' as const,
})

async function newToken(): Promise<string> {
  const url = new URL((await ensureSetupLink()) ?? 'no:link')
  expect(url.origin + url.pathname).toBe(`${env().publicUrl}/setup`)
  return url.searchParams.get('token') ?? ''
}

const people = () => identityDb().person.count()

test('the link opens the form; the form makes owner, cluster, party and mandate, who can sign in', async () => {
  const token = await newToken()
  expect(await loadSetup(token)).toEqual({ open: true })
  expect(await completeSetup(token, form(), new Date())).toEqual({ ok: true, slug: 'ocean-wind' })

  const response = await visitors().signIn('kari@example.org', PASSWORD)
  expect(response.status).toBe(200)
  const kari = await identityDb().person.findUniqueOrThrow({ where: { email: 'kari@example.org' } })
  const cluster = await findCluster(signedIn(kari), 'ocean-wind')
  expect(cluster).toMatchObject({ name: 'Ocean Wind', role: 'owner' })
  if (!cluster) return
  await inCluster(cluster, async (tx) => {
    expect(await tx.mandate.findMany({ select: { voting: true, party: true } })).toMatchObject([
      { voting: false, party: { name: 'Ocean Wind Cluster', sector: 'facilitating' } },
    ])
    expect(await tx.event.count()).toBe(4)
  })
})

test("a helix party's first mandate votes", async () => {
  await completeSetup(await newToken(), { ...form(), partySector: 'firm' }, new Date())
  const kari = await identityDb().person.findFirstOrThrow()
  const cluster = await findCluster(signedIn(kari), 'ocean-wind')
  expect(cluster).not.toBeNull()
  if (!cluster) return
  const { voting } = await inCluster(cluster, (tx) => tx.mandate.findFirstOrThrow())
  expect(voting).toBe(true)
})

test('the database holds the hash of the token, not the token', async () => {
  const token = await newToken()
  const [link] = await identityDb().setupLink.findMany()
  expect(token).toHaveLength(43)
  expect(link?.tokenHash).toHaveLength(32)
  expect(Buffer.from(link?.tokenHash ?? []).toString('utf8')).not.toContain(token.slice(0, 8))
})

test('a new start replaces a link that nobody used', async () => {
  const first = await newToken()
  const second = await newToken()
  expect(await loadSetup(first)).toEqual({ open: false })
  expect(await loadSetup(second)).toEqual({ open: true })
})

test('a link works once, also when it is used twenty times at once', async () => {
  const token = await newToken()
  const attempts = Array.from({ length: 20 }, (_, i) =>
    completeSetup(
      token,
      { ...form(), email: `kari${i}@example.org`, clusterSlug: `wind-${i}` },
      new Date(),
    ),
  )
  const results = await Promise.all(attempts)
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await people()).toBe(1)
  expect(await loadSetup(token)).toEqual({ open: false })
})

test('after 24 hours the link is closed', async () => {
  const token = await newToken()
  const later = new Date(Date.now() + 24 * HOUR + 1000)
  expect(await completeSetup(token, form(), later)).toEqual({ ok: false, reason: 'link' })
  expect(await people()).toBe(0)
})

test.each(['', 'x', 'a'.repeat(43), 'a'.repeat(10_000), undefined, ['a'], "' or true --"])(
  'the invented token %j opens nothing',
  async (token) => {
    await newToken()
    expect(await loadSetup(token)).toEqual({ open: false })
  },
)

test('what fails leaves nothing behind, and the link stays open', async () => {
  const { slug } = await insertCluster()
  const token = await newToken()
  await expect(
    completeSetup(token, { ...form(), clusterSlug: slug }, new Date()),
  ).rejects.toMatchObject({ code: 'P2002' })
  expect(await people()).toBe(0)
  expect(await loadSetup(token)).toEqual({ open: true })
})

test('no link is made once somebody has an account, and an old one is closed', async () => {
  const token = await newToken()
  await visitors().person()
  expect(await ensureSetupLink()).toBeNull()
  expect(await loadSetup(token)).toEqual({ open: false })
  expect(await completeSetup(token, form(), new Date())).toEqual({ ok: false, reason: 'link' })
})

test('the demo makes no link', async () => {
  setEnv({ ...env(), demo: true })
  expect(await ensureSetupLink()).toBeNull()
  expect(await identityDb().setupLink.count()).toBe(0)
})

test.each([
  ['a short password', { password: 'eleven char' }],
  ['no e-mail address', { email: 'kari' }],
  ['a slug with a slash', { clusterSlug: 'a/b' }],
  ['an unknown sector', { partySector: 'press' }],
  ['an extra field', { role: 'owner' }],
  ['a blank name', { name: '   ' }],
  ['a NUL in a name', { partyName: 'a\u0000b' }],
  ['a line break in a name', { clusterName: 'a\nb' }],
])('a form with %s is refused', (_, change) => {
  const { passwordHash: _hash, locale: _locale, ...fields } = form()
  const filled = { ...fields, password: PASSWORD }
  expect(setupSchema.safeParse(filled).success).toBe(true)
  expect(setupSchema.safeParse({ ...filled, ...change }).success).toBe(false)
})

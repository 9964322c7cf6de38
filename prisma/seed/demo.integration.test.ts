import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findBoard } from '@/lib/auth/access'
import { scopeOf } from '@/lib/auth/mint'
import { DEMO_PASSWORD, PERSONAS, type Persona } from '@/lib/auth/personas'
import { readHome } from '@/lib/clusters/data'
import { readChain } from '@/lib/events/data'
import { LENSES } from '@/lib/lenses/catalogue'
import { isPlacementOn } from '@/lib/lenses/rules'
import { verifyChain } from '@/lib/platform/chain'
import { closeDatabase, identityDb, inCluster } from '@/lib/platform/db'
import { projectBoard } from '@/lib/sync/projection'
import { roomName } from '@/lib/sync/rooms'
import { decodeSegments } from '@/lib/sync/segments'
import { insertPerson, signedIn } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { seedDemo } from './demo'

const NOW = new Date('2026-11-23T09:00:00Z')

afterAll(closeDatabase)

async function persona(id: Persona) {
  const { email } = PERSONAS.find((known) => known.id === id) ?? { email: '' }
  const person = await identityDb().person.findUniqueOrThrow({ where: { email } })
  return signedIn(person)
}

async function homeOf(id: Persona) {
  const { personId } = await persona(id)
  const [cluster, ...others] = await readHome(personId, { now: NOW })
  if (!cluster || others.length > 0) throw new Error('the demo has one cluster')
  return cluster
}

async function contentOf(clusterId: string, boardId: string) {
  const rows = await inCluster(scopeOf(clusterId), (tx) =>
    tx.roomLog.findMany({
      where: { room: roomName({ kind: 'board', board: boardId }) },
      orderBy: { seq: 'asc' },
    }),
  )
  const doc = new Y.Doc()
  for (const { payload } of rows) {
    for (const { update } of decodeSegments(payload)) Y.applyUpdate(doc, update)
  }
  return projectBoard(doc)
}

describe('an empty database', () => {
  beforeAll(async () => {
    await testDatabase()
    const starts = Array.from({ length: 3 }, () => seedDemo({ now: NOW, locale: 'en' }))
    const seeded = (await Promise.all(starts)).filter((start) => start.seeded)
    expect(seeded).toHaveLength(1)
  })

  test('is seeded once, however many processes start at once and again later', async () => {
    expect(await seedDemo({ now: NOW, locale: 'nb' })).toEqual({ seeded: false })
    expect(await identityDb().person.count()).toBe(PERSONAS.length + 1)
    expect(await identityDb().authAccount.count()).toBe(PERSONAS.length)
  })

  test('then has five people with passwords as sign-in expects them', async () => {
    const { verifyPassword } = await import('better-auth/crypto')
    const accounts = await identityDb().authAccount.findMany()
    for (const { providerId, password } of accounts) {
      expect(providerId).toBe('credential')
      expect(await verifyPassword({ hash: password ?? '', password: DEMO_PASSWORD })).toBe(true)
    }
  })

  test('then has the board of real statements first, on every lens, and another', async () => {
    const { boards, id } = await homeOf('facilitator')
    expect(boards.map(({ title }) => title)).toEqual([
      'From supplier to own brand',
      'Test arena for electric vessels',
    ])
    const main = await contentOf(id, boards[0]?.id ?? '')
    expect([main.cards.length, main.relations.length, main.skipped]).toEqual([59, 40, 0])
    expect(main.placements).toHaveLength(205)
    for (const lens of LENSES) {
      const there = main.placements.filter((placement) => placement.lens === lens.id)
      expect(there.length, lens.id).toBeGreaterThan(3)
      for (const placement of there) expect(isPlacementOn(lens, placement, main)).toBe(true)
    }
    const arena = await contentOf(id, boards[1]?.id ?? '')
    expect([arena.cards.length, arena.relations.length]).toEqual([8, 4])
  })

  test.each([
    ['facilitator', ['facilitator', 'facilitator']],
    ['firm', ['participant', 'reader']],
    ['research', ['participant', 'participant']],
    ['agency', ['participant', 'participant']],
    ['observer', ['observer']],
  ] as const)('%s has the roles %j', async (id, roles) => {
    const { boards } = await homeOf(id)
    expect(boards.map(({ role }) => role)).toEqual(roles)
    const found = await findBoard(await persona(id), boards[0]?.id ?? '')
    const { party, sector } = PERSONAS.find((known) => known.id === id) ?? {}
    expect(found?.presence).toMatchObject({ party, sector })
  })

  test('then has a chain of events that verifies', async () => {
    const { id } = await homeOf('facilitator')
    const chain = await inCluster(scopeOf(id), (tx) => readChain(tx, scopeOf(id)))
    expect(chain.length).toBeGreaterThan(20)
    expect(verifyChain(chain)).toMatchObject({ intact: true })
  })
})

test('in Bokmål the titles are Norwegian, and relations still find their cards', async () => {
  await testDatabase()
  await closeDatabase()
  await seedDemo({ now: NOW, locale: 'nb' })
  const { boards, id, name } = await homeOf('facilitator')
  expect(name).toBe('Havnæringene i Nordvik')
  expect(boards[0]?.title).toBe('Fra leverandør til eget merke')
  const { cards, relations, placements } = await contentOf(id, boards[0]?.id ?? '')
  expect([cards.length, relations.length, placements.length]).toEqual([59, 40, 205])
  expect(cards[0]).toMatchObject({
    title: 'Globale kjøpere setter standardene',
    otherTitles: { en: 'Global buyers set the standards' },
  })
})

test('a database with anybody else in it stays as it is', async () => {
  await testDatabase()
  await closeDatabase()
  await insertPerson()
  expect(await seedDemo({ now: NOW, locale: 'en' })).toEqual({ seeded: false })
  expect(await identityDb().person.count()).toBe(1)
})

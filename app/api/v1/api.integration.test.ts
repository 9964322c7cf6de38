import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cookieOf, PASSWORD, visitors } from '@/lib/auth/testing'
import { setBoardRole } from '@/lib/boards/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  type TestCluster,
  type TestPerson,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { GET as absent } from './[...rest]/route'
import { GET as clusterBoards } from './clusters/[slug]/boards/route'
import { GET as clusters } from './clusters/route'
import { GET as openapi } from './openapi.json/route'
import type { SchemaName } from './schemas'

const door = visitors()
let cluster: TestCluster
let board: { id: string; title: string }
let hidden: { id: string }
let person: TestPerson
let cookie: string
let strangersCookie: string

beforeAll(async () => {
  await testDatabase()
  cluster = await insertCluster({ name: 'Green yards' })
  const firm = await insertParty(cluster, { name: 'Verft', sector: 'firm' })
  const agency = await insertParty(cluster, { name: 'Etat', sector: 'public' })
  const institute = await insertParty(cluster, { name: 'Institutt', sector: 'research' })
  board = await insertBoard(cluster, { parties: [agency.id, institute.id, firm.id] })
  hidden = await insertBoard(cluster, { parties: [agency.id] })
  person = { ...(await door.person()), name: 'Kari Nes' }
  await insertMember(cluster, { person, party: firm })
  cookie = cookieOf(await door.signIn(person.email, PASSWORD))
  const stranger = await door.person()
  strangersCookie = cookieOf(await door.signIn(stranger.email, PASSWORD))
  await insertMember(await insertCluster(), { person: { ...stranger, name: 'X' }, role: 'owner' })
})

afterAll(closeDatabase)

const request = (path: string, headers: Record<string, string> = {}): Request =>
  new Request(`http://localhost:3000/api/v1${path}`, { headers })

const boardsOf = (slug: string, headers: Record<string, string>) =>
  clusterBoards(request(`/clusters/${slug}/boards`, headers), { params: Promise.resolve({ slug }) })

const nothing = { params: Promise.resolve({}) }

/** The published shape, read back from the document that is served. */
async function published(name: SchemaName): Promise<z.ZodType> {
  const { components } = await openapi().json()
  const inlined = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(inlined)
    if (typeof schema !== 'object' || schema === null) return schema
    if ('$ref' in schema && typeof schema.$ref === 'string') {
      return inlined(components.schemas[schema.$ref.split('/').at(-1) ?? ''])
    }
    return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, inlined(value)]))
  }
  return z.fromJSONSchema(inlined(components.schemas[name]) as z.core.JSONSchema.JSONSchema)
}

async function expectProblem(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
  const text = await response.text()
  expect((await published('Problem')).parse(JSON.parse(text))).toMatchObject({ status })
  return text
}

describe('GET /clusters', () => {
  test('lists the clusters that the person belongs to, in the published shape', async () => {
    const response = await clusters(request('/clusters', { cookie }), nothing)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const body = await response.json()
    expect(body.clusters).toEqual([
      { id: cluster.id, slug: cluster.slug, name: 'Green yards', description: '', role: 'member' },
    ])
    expect((await published('Clusters')).safeParse(body)).toMatchObject({ success: true })
  })

  test('lists nothing of it to a stranger', async () => {
    const response = await clusters(request('/clusters', { cookie: strangersCookie }), nothing)
    expect(await response.text()).not.toContain(cluster.id)
  })
})

describe('GET /clusters/{slug}/boards', () => {
  test('lists the boards that the person may see, in the published shape', async () => {
    const body = await (await boardsOf(cluster.slug, { cookie })).json()
    expect((await published('Boards')).safeParse(body)).toMatchObject({ success: true })
    expect(body.boards).toMatchObject([{ id: board.id, title: board.title, role: 'participant' }])
    const sectors = body.boards[0].parties.map(({ sector }: { sector: string }) => sector)
    expect(sectors).toEqual(['firm', 'research', 'public'])
    expect(JSON.stringify(body)).not.toContain(hidden.id)
  })

  test('a role of one’s own brings a board into the list, and says which role', async () => {
    const { person: other, id: memberId } = await insertMember(cluster, {
      person: { ...(await door.person()), name: 'Ola' },
    })
    const theirs = { cookie: cookieOf(await door.signIn(other.email, PASSWORD)) }
    expect(await (await boardsOf(cluster.slug, theirs)).json()).toEqual({ boards: [] })
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(
        tx,
        cluster.scope,
        { boardId: hidden.id, memberId, role: 'observer' },
        { now: new Date(), by: null },
      ),
    )
    const { boards } = await (await boardsOf(cluster.slug, theirs)).json()
    expect(boards).toMatchObject([{ id: hidden.id, role: 'observer' }])
  })

  test('answers a stranger as if the cluster did not exist', async () => {
    const theirs = { cookie: strangersCookie }
    const refused = await expectProblem(await boardsOf(cluster.slug, theirs), 404)
    for (const slug of ['no-such-cluster', '', '..', '%2e%2e', '\u0000', 'x'.repeat(10_000)]) {
      expect(await expectProblem(await boardsOf(slug, theirs), 404)).toBe(refused)
    }
  })
})

test.each([
  ['no cookie', {}],
  ['a forged one', { cookie: `framsyn.session_token=${newId()}.c2lnbmF0dXJl` }],
  ['a session in the address', {}],
])('without a session there is no answer: %s', async (_, headers) => {
  await expectProblem(await clusters(request('/clusters?session=x', headers), nothing), 401)
  await expectProblem(await boardsOf(cluster.slug, headers), 401)
})

test('addresses that do not exist answer as the API does', async () => {
  await expectProblem(await absent(request('/secrets', { cookie }), nothing), 404)
  await expectProblem(await absent(request('/secrets'), nothing), 401)
})

test('more than three hundred requests a minute are too much for one person', async () => {
  const busy = await door.person()
  const headers = { cookie: cookieOf(await door.signIn(busy.email, PASSWORD)) }
  const statuses: number[] = []
  let last: Response | undefined
  for (let i = 0; i < 301; i += 1) {
    last = await absent(request('/x', headers), nothing)
    statuses.push(last.status)
  }
  expect(statuses.slice(0, 300).every((status) => status === 404)).toBe(true)
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  if (last) await expectProblem(last, 429)
  expect((await clusters(request('/clusters', { cookie }), nothing)).status).toBe(200)
})

test('the document refers only to what it defines, and describes a route for every path', async () => {
  const document = await openapi().json()
  expect(document.openapi).toBe('3.1.0')
  const defined = Object.keys(document.components.schemas)
  for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)) {
    expect(defined).toContain(name)
  }
})

import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { findBoard } from '@/lib/auth/access'
import { cookieOf, PASSWORD, visitors } from '@/lib/auth/testing'
import { setBoardRole } from '@/lib/boards/mutations'
import { createCards } from '@/lib/cards/doc'
import type { NewCard } from '@/lib/cards/schema'
import { assessElement, rateCard } from '@/lib/judgements/mutations'
import { placeCards } from '@/lib/lenses/doc'
import { endMembership } from '@/lib/members/mutations'
import { closeDatabase, executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { createRelations } from '@/lib/relations/doc'
import { appendChange } from '@/lib/sync/log'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  signedIn,
  type TestCluster,
  type TestPerson,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { GET as absent } from './[...rest]/route'
import { GET as readHistory } from './boards/[id]/history/route'
import { GET as readJudgements } from './boards/[id]/judgements/route'
import { GET as readBoard } from './boards/[id]/route'
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

const boardWith = (id: string, headers: Record<string, string>) =>
  readBoard(request(`/boards/${encodeURIComponent(id)}`, headers), {
    params: Promise.resolve({ id }),
  })

const historyOf = (id: string, query: string, headers: Record<string, string>) =>
  readHistory(request(`/boards/${encodeURIComponent(id)}/history${query}`, headers), {
    params: Promise.resolve({ id }),
  })

const judgementsOf = (id: string, headers: Record<string, string>) =>
  readJudgements(request(`/boards/${encodeURIComponent(id)}/judgements`, headers), {
    params: Promise.resolve({ id }),
  })

const nothing = { params: Promise.resolve({}) }

/** The published shape, read back from the document that is served. */
async function published(name: SchemaName): Promise<z.ZodType> {
  const { components } = await openapi().json()
  const schemas = JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/')
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: JSON.parse(schemas) })
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

const ORIGIN = { source: 'import' } as const

/** Writes into the board's document as the server does, by an author of its own. */
async function write(
  change: (doc: Y.Doc) => void,
  { author = person.id, askedBy = null }: { author?: string; askedBy?: string | null } = {},
): Promise<void> {
  const doc = new Y.Doc()
  change(doc)
  const segment = { person: author, onBehalfOf: askedBy, update: Y.encodeStateAsUpdate(doc) }
  await inCluster(cluster.scope, (tx) =>
    appendChange(executorOf(tx), {
      room: `board.${board.id}`,
      segments: [segment],
      idempotencyKey: newId(),
      node: 'test',
    }),
  )
}

describe('GET /boards/{id}', () => {
  const cardOf = (id: string, title: string): NewCard => ({
    id,
    title,
    body: 'One line\nanother',
    type: 'driver',
    at: [10, -20],
    createdAt: 1,
    sector: 'firm',
    tags: ['steel'],
  })

  test('shows an empty board at seq 0', async () => {
    const body = await (await boardWith(board.id, { cookie })).json()
    expect(body).toMatchObject({ seq: '0', cards: [], relations: [], placements: [], skipped: 0 })
    expect((await published('Board')).safeParse(body)).toMatchObject({ success: true })
  })

  test('shows each change once it is in the log, in the published shape', async () => {
    await write((doc) => {
      createCards(doc, [cardOf('a', 'Yards electrify'), cardOf('b', 'Skills leave')], ORIGIN)
      const relation = { from: 'a', to: 'b', type: 'hinders', polarity: '-', strength: 2 } as const
      createRelations(doc, [{ id: 'r', ...relation }], ORIGIN)
      placeCards(doc, [{ card: 'a', lens: 'porter-diamond', zone: 'rivalry' }], ORIGIN)
    })
    const body = await (await boardWith(board.id, { cookie })).json()
    expect((await published('Board')).safeParse(body)).toMatchObject({ success: true })
    expect(body.seq).toBe('1')
    expect(body.board).toMatchObject({ id: board.id, title: board.title })
    expect(body.cards).toContainEqual(cardOf('a', 'Yards electrify'))
    expect(body.relations).toMatchObject([{ id: 'r', from: 'a', to: 'b', type: 'hinders' }])
    expect(body.placements).toEqual([{ card: 'a', lens: 'porter-diamond', zone: 'rivalry' }])
    await write((doc) => createCards(doc, [cardOf('c', 'Prices rise')], ORIGIN))
    expect(await (await boardWith(board.id, { cookie })).json()).toMatchObject({ seq: '2' })
  })

  test('says when nothing has changed, and shows it when something has', async () => {
    const first = await boardWith(board.id, { cookie })
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await boardWith(board.id, { cookie, 'if-none-match': tag })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    await write((doc) => createCards(doc, [cardOf('d', 'New')], ORIGIN))
    const changed = await boardWith(board.id, { cookie, 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  test('answers the same 404 for what is not there and what is not theirs, tag or no tag', async () => {
    const etag = (await boardWith(board.id, { cookie })).headers.get('etag') ?? ''
    const asks = [
      boardWith(newId(), { cookie }),
      boardWith(hidden.id, { cookie }),
      boardWith(board.id, { cookie: strangersCookie }),
      boardWith(board.id, { cookie: strangersCookie, 'if-none-match': etag }),
      boardWith(board.id.toUpperCase(), { cookie: strangersCookie }),
      ...['', '..', '\u0000', "' or true", 'x'.repeat(10_000)].map((id) =>
        boardWith(id, { cookie }),
      ),
    ]
    const texts = new Set<string>()
    for (const response of await Promise.all(asks)) texts.add(await expectProblem(response, 404))
    expect(texts.size).toBe(1)
  })

  test('shows whoever left nothing any more', async () => {
    const leaver = { ...(await door.person()), name: 'Leaver' }
    const theirs = { cookie: cookieOf(await door.signIn(leaver.email, PASSWORD)) }
    const { id: memberId } = await insertMember(cluster, { person: leaver, role: 'facilitator' })
    expect((await boardWith(board.id, theirs)).status).toBe(200)
    await inCluster(cluster.scope, (tx) =>
      endMembership(tx, cluster.scope, { memberId }, { now: new Date(), by: null }),
    )
    await expectProblem(await boardWith(board.id, theirs), 404)
  })
})

describe('GET /boards/{id}/history', () => {
  const meta = (schema: number) => (doc: Y.Doc) => void doc.getMap('meta').set('schema', schema)

  test('SYNC-11 tells who wrote what, by name, in the published shape, and for one person alone', async () => {
    const facilitator = { ...(await door.person()), name: 'Kari Nes' }
    await insertMember(cluster, { person: facilitator, role: 'facilitator' })
    await write(meta(1), { author: facilitator.id })
    await write(
      (doc) =>
        createCards(
          doc,
          [{ id: 'revealed', title: 'Batteries', type: 'driver', at: [0, 0], createdAt: 1 }],
          ORIGIN,
        ),
      { askedBy: facilitator.id },
    )
    const body = await (await historyOf(board.id, '', { cookie })).json()
    expect((await published('History')).safeParse(body)).toMatchObject({ success: true })
    expect(body.next).toBeNull()
    expect(body.entries[0]).toMatchObject({
      person: { id: person.id, name: 'Kari Nes' },
      askedBy: { id: facilitator.id, name: 'Kari Nes' },
      changes: [{ root: 'cards', id: 'revealed', change: 'added', title: 'Batteries' }],
      words: ['Batteries'],
    })
    const theirs = await historyOf(board.id, `?person=${facilitator.id}`, { cookie })
    const { entries } = await theirs.json()
    expect(entries.map((entry: { person: { id: string } }) => entry.person.id)).toEqual([
      person.id,
      facilitator.id,
    ])
    const nobody = await (await historyOf(board.id, `?person=${newId()}`, { cookie })).json()
    expect(nobody).toEqual({ entries: [], next: null })
    const older = await (await historyOf(board.id, '?before=2', { cookie })).json()
    expect(older.entries).toHaveLength(1)
  })

  test('answers the same 404 for what is not there, what is not theirs and what is no question', async () => {
    const texts = new Set<string>()
    for (const response of await Promise.all([
      historyOf(newId(), '', { cookie }),
      historyOf(hidden.id, '', { cookie }),
      historyOf(board.id, '', { cookie: strangersCookie }),
      historyOf('..', '', { cookie }),
      historyOf(board.id, '?person=x', { cookie }),
      historyOf(board.id, '?before=-1', { cookie }),
      historyOf(board.id, `?before=${'9'.repeat(19)}`, { cookie }),
    ])) {
      texts.add(await expectProblem(response, 404))
    }
    expect(texts.size).toBe(1)
    await expectProblem(await historyOf(board.id, '', {}), 401)
  })
})

describe('GET /boards/{id}/judgements', () => {
  test('says what one has judged, and on what terms, in the published shape', async () => {
    const scope = await findBoard(signedIn(person), board.id)
    if (!scope) throw new Error('no access')
    const change = { now: new Date() }
    await inCluster(scope, async (tx) => {
      const rating = { impact: 5, uncertainty: 4 }
      await rateCard(tx, scope, { card: 'a', rating, attributed: false }, change)
      const assessment = { lens: 'diamond', element: 'demand', value: 2, attributed: false }
      await assessElement(tx, scope, assessment, change)
    })
    const body = await (await judgementsOf(board.id, { cookie })).json()
    expect((await published('Judgements')).safeParse(body)).toMatchObject({ success: true })
    expect(body).toMatchObject({
      standing: 'may',
      ratings: [{ card: 'a', own: { impact: 5, uncertainty: 4 }, withheld: ['firm'] }],
      assessments: [{ lens: 'diamond', element: 'demand', own: 2, whole: null }],
    })
  })

  test('is for people of the board only', async () => {
    await expectProblem(await judgementsOf(hidden.id, { cookie }), 404)
    await expectProblem(await judgementsOf(board.id, { cookie: strangersCookie }), 404)
    await expectProblem(await judgementsOf('..', { cookie }), 404)
    await expectProblem(await judgementsOf(board.id, {}), 401)
  })
})

test.each([
  ['no cookie', {}],
  ['a forged one', { cookie: `framsyn.session_token=${newId()}.c2lnbmF0dXJl` }],
  ['a session in the address', {}],
])('without a session there is no answer: %s', async (_, headers) => {
  await expectProblem(await clusters(request('/clusters?session=x', headers), nothing), 401)
  await expectProblem(await boardsOf(cluster.slug, headers), 401)
  await expectProblem(await boardWith(board.id, headers), 401)
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

describe('the document', () => {
  test('refers only to what it defines', async () => {
    const document = await openapi().json()
    expect(document.openapi).toBe('3.1.0')
    const defined = Object.keys(document.components.schemas)
    const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)]
    expect(references.length).toBeGreaterThan(10)
    for (const [, name] of references) expect(defined).toContain(name)
  })

  test('has a path for every route, and a route for every path', async () => {
    const { paths } = await openapi().json()
    const routes = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('/route.ts'))
      .map((file) => `/${file.replace('/route.ts', '').replace(/\[(\w+)\]/g, '{$1}')}`)
      .filter((path) => path !== '/openapi.json' && path !== '/[...rest]')
    expect(Object.keys(paths).sort()).toEqual(routes.sort())
  })
})

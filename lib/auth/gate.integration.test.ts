import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { endMembership } from '@/lib/members/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { insertBoard, insertCluster, insertMember, type TestCluster } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { currentPerson, requireBoard, requireCluster, requirePerson } from './gate'
import { cookieOf, PASSWORD, visitors } from './testing'

// Outside Next there is no request at hand; these are the headers of the one that the test plays.
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()
const NOT_FOUND = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }
const redirectTo = (path: string) => ({ digest: expect.stringContaining(`;${path};`) })

let cluster: TestCluster
let owner: { id: string; member: string }
let board: { id: string }

beforeEach(async () => {
  const person = { ...(await door.person()), name: 'Kari Nes' }
  cluster = await insertCluster()
  const member = await insertMember(cluster, { person, role: 'owner' })
  owner = { id: person.id, member: member.id }
  board = await insertBoard(cluster, { by: person })
  const cookie = cookieOf(await door.signIn(person.email, PASSWORD))
  request.headers = new Headers({ cookie })
})

test('a signed-in member comes through, with the scope of their cluster and board', async () => {
  expect(await currentPerson()).toMatchObject({ personId: owner.id })
  expect(await requireCluster(cluster.slug)).toMatchObject({ clusterId: cluster.id, role: 'owner' })
  expect(await requireBoard(cluster.slug, board.id)).toMatchObject({
    clusterId: cluster.id,
    boardId: board.id,
    ability: { role: 'facilitator' },
  })
})

test('somebody who is signed out is sent to sign in and comes back to the page', async () => {
  request.headers = new Headers()
  expect(await currentPerson()).toBeNull()
  await expect(requireCluster('wind')).rejects.toMatchObject(redirectTo('/?next=%2Fc%2Fwind'))
  await expect(requireBoard('wind', 'x')).rejects.toMatchObject(
    redirectTo('/?next=%2Fc%2Fwind%2Fboards%2Fx'),
  )
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', undefined])(
  'to come back to %j is not on offer',
  async (next) => {
    request.headers = new Headers()
    await expect(requirePerson(next)).rejects.toMatchObject(redirectTo('/'))
  },
)

test('no such cluster and no access to it are the same 404', async () => {
  const other = await insertCluster()
  for (const slug of [other.slug, 'no-such-cluster', '..', '\u0000']) {
    await expect(requireCluster(slug)).rejects.toMatchObject(NOT_FOUND)
  }
})

test('no such board, no access, and the wrong cluster in its address are the same 404', async () => {
  const other = await insertCluster()
  const foreign = await insertBoard(other)
  const places: [string, string][] = [
    [cluster.slug, foreign.id],
    [other.slug, foreign.id],
    [other.slug, board.id],
    [cluster.slug, 'no-such-board'],
    ['no-such-cluster', board.id],
  ]
  for (const [slug, id] of places) {
    await expect(requireBoard(slug, id)).rejects.toMatchObject(NOT_FOUND)
  }
})

test('a member who leaves has nothing from that moment, with the session they have', async () => {
  await insertMember(cluster, { role: 'owner' })
  const left = await inCluster(cluster.scope, (tx) =>
    endMembership(tx, cluster.scope, { memberId: owner.member }, { now: new Date(), by: null }),
  )
  expect(left).toEqual({ ok: true })
  expect(await currentPerson()).toMatchObject({ personId: owner.id })
  await expect(requireCluster(cluster.slug)).rejects.toMatchObject(NOT_FOUND)
  await expect(requireBoard(cluster.slug, board.id)).rejects.toMatchObject(NOT_FOUND)
})

test('a session signed with another secret is nobody', async () => {
  const cookie = request.headers.get('cookie') ?? ''
  const [token = ''] = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')
  expect(token.length).toBeGreaterThan(20)
  request.headers = new Headers({ cookie: `framsyn.session_token=${token}.${env().authSecret}` })
  expect(await currentPerson()).toBeNull()
})

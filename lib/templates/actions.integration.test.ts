import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { cookieOf, PASSWORD, visitors } from '@/lib/auth/testing'
import { setBoardRole } from '@/lib/boards/mutations'
import type { ClusterRole } from '@/lib/members/types'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { projectBoard } from '@/lib/sync/projection'
import { roomName } from '@/lib/sync/rooms'
import { decodeSegments } from '@/lib/sync/segments'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  type TestCluster,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { createBoardAction } from './actions'

// Outside Next there is no request at hand; these are the headers of the one that the test plays.
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()
let cluster: TestCluster
let person: { id: string; email: string; name: string }

beforeEach(async () => {
  cluster = await insertCluster()
  person = { ...(await door.person()), name: 'Kari Nes' }
  const cookie = cookieOf(await door.signIn(person.email, PASSWORD))
  request.headers = new Headers({ origin: env().publicUrl, cookie })
})

const join = (role: ClusterRole) => insertMember(cluster, { person, role })
const boards = () => inCluster(cluster.scope, (tx) => tx.board.findMany())
const input = () => ({
  boardId: randomUUID(),
  clusterSlug: cluster.slug,
  title: ' Green yards ',
  place: 'The fjord',
})

test.each(['owner', 'facilitator'] as const)('an %s makes a board', async (role) => {
  await join(role)
  const result = await createBoardAction(input())
  expect(result).toEqual({ data: { boardId: expect.any(String) } })
  expect(await boards()).toMatchObject([
    { id: result.data?.boardId, title: 'Green yards', createdById: person.id, status: 'active' },
  ])
})

test('an action whose answer was lost is asked for again, and makes no second board', async () => {
  await join('facilitator')
  const asked = input()
  expect(await createBoardAction(asked)).toEqual({ data: { boardId: asked.boardId } })
  expect(await createBoardAction(asked)).toEqual({ data: { boardId: asked.boardId } })
  expect(await boards()).toHaveLength(1)
})

async function contentOf(boardId: string) {
  const rows = await inCluster(cluster.scope, (tx) =>
    tx.roomLog.findMany({
      where: { room: roomName({ kind: 'board', board: boardId }) },
      orderBy: { seq: 'asc' },
    }),
  )
  const doc = new Y.Doc()
  const segments = rows.flatMap(({ payload }) => decodeSegments(payload))
  for (const { update } of segments) Y.applyUpdate(doc, update)
  return { ...projectBoard(doc), people: new Set(segments.map(({ person: by }) => by)) }
}

test('a template’s cards are on the board from the start, in its maker’s name, once', async () => {
  await join('owner')
  const asked = { ...input(), template: 'strategy-foundation' as const }
  await createBoardAction(asked)
  await createBoardAction(asked)
  const { cards, frames, placements, skipped, people } = await contentOf(asked.boardId)
  expect([cards.length, frames.length, placements.length, skipped]).toEqual([18, 6, 8, 0])
  expect(people).toEqual(new Set([person.id]))
  expect(await boards()).toMatchObject([{ template: 'strategy-foundation' }])
})

test('a board that starts blank has nothing on it', async () => {
  await join('owner')
  const asked = input()
  await createBoardAction(asked)
  expect((await contentOf(asked.boardId)).cards).toEqual([])
  expect(await boards()).toMatchObject([{ template: 'blank' }])
})

test('a member does not, nor somebody who only reads a board there', async () => {
  const { id: memberId } = await join('member')
  expect(await createBoardAction(input())).toEqual({ serverError: 'notAllowed' })
  const board = await insertBoard(cluster)
  await inCluster(cluster.scope, (tx) =>
    setBoardRole(
      tx,
      cluster.scope,
      { boardId: board.id, memberId, role: 'reader' },
      { now: new Date(), by: null },
    ),
  )
  expect(await createBoardAction(input())).toEqual({ serverError: 'notAllowed' })
  expect(await boards()).toHaveLength(1)
})

test('to a stranger the cluster does not exist', async () => {
  expect(await createBoardAction(input())).toEqual({ serverError: 'notFound' })
  const none = { ...input(), clusterSlug: 'no-such-cluster' }
  expect(await createBoardAction(none)).toEqual({ serverError: 'notFound' })
  expect(await boards()).toEqual([])
})

test('a party of another cluster is one that does not exist', async () => {
  await join('owner')
  const foreign = await insertParty(await insertCluster())
  const asked = { ...input(), parties: [foreign.id] }
  expect(await createBoardAction(asked)).toEqual({ serverError: 'notFound' })
  expect(await boards()).toEqual([])
})

test.each([
  ['no title', { title: '  ' }],
  ['a year out of reach', { horizonYear: 40 }],
  ['a party that is no id', { parties: ['../x'] }],
  ['a template that is none', { template: 'no-such' as 'blank' }],
])('%s is named beside its field and nothing is made', async (_, wrong) => {
  await join('owner')
  const result = await createBoardAction({ ...input(), ...wrong })
  expect(result.validationErrors).toHaveProperty(Object.keys(wrong)[0] ?? '')
  expect(await boards()).toEqual([])
})

test.each(['clusterId', 'createdById', 'status', 'id'])(
  'a field that is not the form’s is refused: %s',
  async (field) => {
    await join('owner')
    const forged = { ...input(), [field]: person.id }
    expect(await createBoardAction(forged)).toHaveProperty('validationErrors')
    expect(await boards()).toEqual([])
  },
)

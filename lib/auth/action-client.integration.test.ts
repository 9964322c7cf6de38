import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { setBoardRole } from '@/lib/boards/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { insertBoard, insertCluster, insertMember } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { boardAction, clusterAction, personAction } from './action-client'
import { refuse } from './faults'
import { cookieOf, PASSWORD, visitors } from './testing'

// Outside Next there is no request at hand; these are the headers of the one that the test plays.
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()
let kari: { id: string; email: string }

beforeEach(async () => {
  kari = await door.person()
  const cookie = cookieOf(await door.signIn(kari.email, PASSWORD))
  request.headers = new Headers({ origin: env().publicUrl, cookie })
})

let ran = 0
const whoAmI = personAction.action(async ({ ctx }) => {
  ran += 1
  return ctx.person.personId
})
const inputOfCluster = z.strictObject({ clusterSlug: z.string(), title: z.string().min(1) })
const enterCluster = clusterAction
  .inputSchema(inputOfCluster)
  .action(async ({ ctx }) => ctx.cluster.clusterId)
const enterBoard = boardAction
  .inputSchema(z.strictObject({ boardId: z.string() }))
  .action(async ({ ctx }) => (ctx.board.ability.edit ? ctx.board.boardId : refuse('notAllowed')))

const asMember = { name: 'Kari Nes' }

test('somebody who is signed in acts as themselves', async () => {
  expect(await whoAmI()).toEqual({ data: kari.id })
})

test('without a session nothing runs', async () => {
  request.headers.delete('cookie')
  const before = ran
  expect(await whoAmI()).toEqual({ serverError: 'signedOut' })
  expect(ran).toBe(before)
})

test('after sign-out the same cookie does nothing', async () => {
  await door.send('/sign-out', { headers: { cookie: request.headers.get('cookie') ?? '' } })
  expect(await whoAmI()).toEqual({ serverError: 'signedOut' })
})

test.each([['https://evil.example'], ['null'], [undefined]])(
  'with the Origin %j nothing runs',
  async (origin) => {
    if (origin) request.headers.set('origin', origin)
    else request.headers.delete('origin')
    const before = ran
    expect(await whoAmI()).toEqual({ serverError: 'foreignOrigin' })
    expect(ran).toBe(before)
  },
)

test('a member enters their cluster; to others it does not exist, whatever else is wrong', async () => {
  const cluster = await insertCluster()
  const input = { clusterSlug: cluster.slug, title: 'x' }
  expect(await enterCluster(input)).toEqual({ serverError: 'notFound' })
  expect(await enterCluster({ ...input, title: '' })).toEqual({ serverError: 'notFound' })
  expect(await enterCluster({ ...input, clusterSlug: 'none' })).toEqual({ serverError: 'notFound' })
  await insertMember(cluster, { person: { ...kari, ...asMember } })
  expect(await enterCluster(input)).toEqual({ data: cluster.id })
  expect(await enterCluster({ ...input, title: '' })).toHaveProperty('validationErrors')
})

test('input that is no object at all gives the same answer as no access', async () => {
  const call = enterCluster as (input: unknown) => Promise<unknown>
  for (const input of [undefined, null, 'x', [], { clusterSlug: { $ne: 1 } }]) {
    expect(await call(input)).toEqual({ serverError: 'notFound' })
  }
})

test('extra fields are refused', async () => {
  const cluster = await insertCluster()
  await insertMember(cluster, { person: { ...kari, ...asMember } })
  const input = { clusterSlug: cluster.slug, title: 'x', role: 'owner' }
  expect(await enterCluster(input)).toHaveProperty('validationErrors')
})

test('a reader is told that the role does not allow it; a stranger that there is nothing', async () => {
  const cluster = await insertCluster()
  const owner = await insertMember(cluster, { role: 'owner' })
  const board = await insertBoard(cluster, { by: owner.person })
  expect(await enterBoard({ boardId: board.id })).toEqual({ serverError: 'notFound' })
  const member = await insertMember(cluster, { person: { ...kari, ...asMember } })
  const give = (role: 'reader' | 'participant') =>
    inCluster(cluster.scope, (tx) =>
      setBoardRole(
        tx,
        cluster.scope,
        { boardId: board.id, memberId: member.id, role },
        { now: new Date(), by: null },
      ),
    )
  await give('reader')
  expect(await enterBoard({ boardId: board.id })).toEqual({ serverError: 'notAllowed' })
  await give('participant')
  expect(await enterBoard({ boardId: board.id })).toEqual({ data: board.id })
})

test('a fault is shown without its insides', async () => {
  const broken = personAction.action(async () => {
    throw new Error('password=hunter2 at db:5432')
  })
  expect(await broken()).toEqual({ serverError: 'unexpected' })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { cookieOf, PASSWORD, visitors } from '@/lib/auth/testing'
import { readChain } from '@/lib/events/data'
import type { ClusterRole } from '@/lib/members/types'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { decodeEvent } from '@/lib/sync/cluster-events'
import { insertCluster, insertMember, type TestCluster } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { archiveOwnLensAction, saveOwnLensAction } from './actions'
import { readOwnLenses } from './data'

// Outside Next there is no request at hand; these are the headers of the one that the test plays.
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()
let cluster: TestCluster

beforeEach(async () => {
  cluster = await insertCluster()
})

async function actAs(role: ClusterRole, in_: TestCluster = cluster) {
  const person = { ...(await door.person()), name: 'Kari Nes' }
  const member = await insertMember(in_, { person, role })
  const cookie = cookieOf(await door.signIn(person.email, PASSWORD))
  request.headers = new Headers({ origin: env().publicUrl, cookie })
  return member
}

const part = (id: string) => ({ id, name: id, hint: '' })
const path = (name: string) => ({
  kind: 'path' as const,
  name,
  help: '',
  assessed: false,
  steps: [part('first'), part('then')],
  lanes: [],
  loop: false,
})
const asked = ({ id = randomUUID() as string, version = 0, name = 'Our way' } = {}) => ({
  clusterSlug: cluster.slug,
  id,
  version,
  lens: path(name),
})
const lenses = ({ scope }: TestCluster = cluster) => inCluster(scope, (tx) => readOwnLenses(tx))

test.each(['owner', 'facilitator'] as const)('an %s makes a lens', async (role) => {
  await actAs(role)
  const input = asked()
  expect(await saveOwnLensAction(input)).toEqual({ data: { ok: true, version: 1 } })
  expect(await lenses()).toEqual([
    { id: input.id, version: 1, archived: false, lens: path('Our way') },
  ])
})

test('a member makes, changes and archives none', async () => {
  await actAs('facilitator')
  const { id } = asked()
  await saveOwnLensAction(asked({ id }))
  await actAs('member')
  const refused = { serverError: 'notAllowed' }
  expect(await saveOwnLensAction(asked())).toEqual(refused)
  expect(await saveOwnLensAction(asked({ id, version: 1, name: 'Mine' }))).toEqual(refused)
  const archive = { clusterSlug: cluster.slug, id, archived: true }
  expect(await archiveOwnLensAction(archive)).toEqual(refused)
  expect(await lenses()).toMatchObject([{ version: 1, archived: false }])
})

describe('a lens of another cluster', () => {
  test('does not exist: not to change, not to archive, and its id cannot be taken', async () => {
    const other = await insertCluster()
    await actAs('owner', other)
    const theirs = { ...asked(), clusterSlug: other.slug }
    await saveOwnLensAction(theirs)
    await actAs('owner')
    const absent = { serverError: 'notFound' }
    const change = asked({ id: theirs.id, version: 1, name: 'Ours now' })
    expect(await saveOwnLensAction(change)).toEqual(absent)
    expect(await saveOwnLensAction({ ...change, version: 0 })).toEqual(absent)
    expect(await saveOwnLensAction(theirs)).toEqual(absent)
    const archive = { clusterSlug: cluster.slug, id: theirs.id, archived: true }
    expect(await archiveOwnLensAction(archive)).toEqual(absent)
    expect(await lenses()).toEqual([])
    expect(await lenses(other)).toMatchObject([{ version: 1, archived: false }])
  })
})

test('asked again with the same id, the same person gets the lens that was made', async () => {
  await actAs('facilitator')
  const input = asked()
  await saveOwnLensAction(input)
  expect(await saveOwnLensAction(input)).toEqual({ data: { ok: true, version: 1 } })
  expect(await lenses()).toHaveLength(1)
})

test('a change makes the next version; one made of an older version overwrites nothing', async () => {
  await actAs('facilitator')
  const { id } = asked()
  await saveOwnLensAction(asked({ id }))
  const second = asked({ id, version: 1, name: 'Second' })
  expect(await saveOwnLensAction(second)).toEqual({ data: { ok: true, version: 2 } })
  expect(await saveOwnLensAction(second)).toEqual({ data: { ok: true, version: 2 } })
  expect(await saveOwnLensAction(asked({ id, version: 1, name: 'Late' }))).toEqual({
    data: { ok: false, reason: 'changed-meanwhile' },
  })
  expect(await lenses()).toMatchObject([{ version: 2, lens: { name: 'Second' } }])
})

test('archived and opened again, it stays what it was, and the record tells', async () => {
  await actAs('facilitator')
  const input = asked()
  await saveOwnLensAction(input)
  for (const archived of [true, true, false]) {
    const change = { clusterSlug: cluster.slug, id: input.id, archived }
    expect(await archiveOwnLensAction(change)).toEqual({ data: { ok: true } })
    expect(await lenses()).toMatchObject([{ archived, version: 1, lens: { name: 'Our way' } }])
  }
  const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
  const actions = chain.map(
    ({ openings }) => openings.find(({ field }) => field === 'action')?.value,
  )
  expect(actions.filter((action) => String(action).startsWith('lens.'))).toEqual([
    'lens.made',
    'lens.archived',
    'lens.reopened',
  ])
})

test('everybody in the cluster is told that a lens has changed', async () => {
  await actAs('facilitator')
  const input = asked()
  await saveOwnLensAction(input)
  const rows = await inCluster(cluster.scope, (tx) =>
    tx.roomLog.findMany({ where: { room: `events.${cluster.id}` } }),
  )
  const told = rows.map(({ payload }) => decodeEvent(payload))
  expect(told).toContainEqual({ event: { type: 'lens.changed', id: input.id }, audience: {} })
})

test.each<[string, object]>([
  ['an id of the catalogue', { id: 'diamond' }],
  ['a cluster of one’s own choice', { clusterId: randomUUID() }],
  ['a lens with one step', { lens: { ...path('x'), steps: [part('only')] } }],
])('refused before anything is written: %s', async (_, wrong) => {
  await actAs('owner')
  expect(await saveOwnLensAction({ ...asked(), ...wrong })).toHaveProperty('validationErrors')
  expect(await lenses()).toEqual([])
})

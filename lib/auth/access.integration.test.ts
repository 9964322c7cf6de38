import { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { boardAbility } from '@/lib/boards/ability'
import { BOARD_ROLES, type BoardRole } from '@/lib/boards/types'
import type { ClusterRole } from '@/lib/members/types'
import { closeDatabase, identityDb, inCluster, type Tx } from '@/lib/platform/db'
import type { Executor } from '@/lib/platform/executor'
import { newId } from '@/lib/platform/ids'
import type { ClusterScope } from '@/lib/platform/scope'
import { testDatabase } from '@/server/embedded/testing'
import { findBoard, findCluster } from './access'
import type { SignedIn } from './scope'
import { readStanding } from './standing'

let syncPool: Pool
let sync: Executor

beforeAll(async () => {
  const { syncUrl } = await testDatabase()
  syncPool = new Pool({ connectionString: syncUrl, max: 1 })
  sync = { query: (sql, params) => syncPool.query(sql, params) }
})

afterAll(async () => {
  await syncPool.end()
  await closeDatabase()
})

const DAY = 24 * 60 * 60 * 1000
const fromNow = (days: number) => new Date(Date.now() + days * DAY)

type Cluster = { clusterId: string; slug: string; boardId: string }
let cluster: Cluster

beforeEach(async () => {
  cluster = await newCluster()
})

const inside = <T>(work: (tx: Tx) => Promise<T>, { clusterId } = cluster) =>
  inCluster({ clusterId } as ClusterScope, work)

async function newCluster(): Promise<Cluster> {
  const clusterId = newId()
  const boardId = newId()
  const slug = `cluster-${clusterId}`
  await inside(
    async (tx) => {
      await tx.cluster.create({ data: { id: clusterId, slug, name: 'Wind' } })
      await tx.board.create({
        data: { id: boardId, clusterId, title: 'Offshore', createdById: newId() },
      })
    },
    { clusterId, slug, boardId },
  )
  return { clusterId, slug, boardId }
}

async function newPerson(name = 'Kari Nes'): Promise<SignedIn> {
  const id = newId()
  const email = `${id}@example.org`
  await identityDb().person.create({ data: { id, name, email } })
  return { personId: id, name, email, locale: null, sessionId: newId() }
}

async function join(person: SignedIn, role: ClusterRole = 'member', leftAt: Date | null = null) {
  const id = newId()
  const { clusterId } = cluster
  const joinedAt = fromNow(-30)
  await inside((tx) =>
    tx.member.create({
      data: { id, clusterId, personId: person.personId, role, leftAt, joinedAt },
    }),
  )
  return id
}

async function newParty(name: string, role: BoardRole | null) {
  const id = newId()
  const { clusterId, boardId } = cluster
  await inside(async (tx) => {
    await tx.party.create({ data: { id, clusterId, name, sector: 'research' } })
    if (role)
      await tx.boardRole.create({ data: { id: newId(), boardId, clusterId, partyId: id, role } })
  })
  return id
}

const giveRole = (memberId: string, role: BoardRole) =>
  inside((tx) => {
    const { clusterId, boardId } = cluster
    return tx.boardRole.create({ data: { id: newId(), boardId, clusterId, memberId, role } })
  })

const giveMandate = (memberId: string, partyId: string, from: Date, to: Date | null = null) =>
  inside((tx) => {
    const { clusterId } = cluster
    return tx.mandate.create({ data: { id: newId(), clusterId, memberId, partyId, from, to } })
  })

/** Asks the gate and the sync server's role; they have to agree. */
async function abilityOf(person: SignedIn, boardId = cluster.boardId) {
  const fromGate = (await findBoard(person, boardId))?.ability ?? null
  const read = await readStanding(sync, person.personId, boardId)
  expect(boardAbility(read?.standing ?? null)).toEqual(fromGate)
  return fromGate
}

describe('a cluster', () => {
  test('is found by its member, with their role', async () => {
    const kari = await newPerson()
    const memberId = await join(kari, 'facilitator')
    expect(await findCluster(kari, cluster.slug)).toEqual({
      clusterId: cluster.clusterId,
      slug: cluster.slug,
      name: 'Wind',
      person: kari,
      memberId,
      role: 'facilitator',
    })
  })

  test('does not exist for a stranger, a departed member, or under another name', async () => {
    const stranger = await newPerson()
    const departed = await newPerson()
    await join(departed, 'owner', fromNow(-1))
    const member = await newPerson()
    await join(member)
    expect(await findCluster(stranger, cluster.slug)).toBeNull()
    expect(await findCluster(departed, cluster.slug)).toBeNull()
    expect(await findCluster(member, `${cluster.slug}-2`)).toBeNull()
  })
})

describe('a board', () => {
  test.each(BOARD_ROLES)('own role %s is the role on the board', async (role) => {
    const kari = await newPerson()
    await giveRole(await join(kari), role)
    expect(await abilityOf(kari)).toMatchObject({ role })
  })

  test('a member without any role there may not know that it exists', async () => {
    const kari = await newPerson()
    await join(kari)
    expect(await abilityOf(kari)).toBeNull()
  })

  test.each(['owner', 'facilitator'] as const)('the cluster role %s facilitates', async (role) => {
    const kari = await newPerson()
    await join(kari, role)
    expect(await abilityOf(kari)).toMatchObject({ role: 'facilitator', edit: true })
  })

  test('a mandate gives the role of its party, and the highest of several counts', async () => {
    const kari = await newPerson()
    const memberId = await join(kari)
    await giveMandate(memberId, await newParty('Nordlys', 'reader'), fromNow(-9))
    await giveMandate(memberId, await newParty('Havlab', 'participant'), fromNow(-5))
    await giveMandate(memberId, await newParty('Fjell', null), fromNow(-20))
    expect(await abilityOf(kari)).toMatchObject({ role: 'participant' })
    expect((await findBoard(kari, cluster.boardId))?.presence).toEqual({
      id: kari.personId,
      name: 'Kari Nes',
      party: 'Havlab',
      sector: 'research',
    })
  })

  test('a mandate counts from its first moment to its last', async () => {
    const party = await newParty('Nordlys', 'participant')
    const mandates: [Date, Date | null, boolean][] = [
      [fromNow(-2), null, true],
      [fromNow(-2), fromNow(1), true],
      [fromNow(-2), fromNow(-1), false],
      [fromNow(1), null, false],
    ]
    for (const [from, to, counts] of mandates) {
      const kari = await newPerson()
      await giveMandate(await join(kari), party, from, to)
      expect((await abilityOf(kari)) !== null).toBe(counts)
    }
  })

  test("a person's own role overrides their parties', also downwards", async () => {
    const kari = await newPerson()
    const memberId = await join(kari)
    await giveMandate(memberId, await newParty('Nordlys', 'facilitator'), fromNow(-2))
    await giveRole(memberId, 'reader')
    expect(await abilityOf(kari)).toMatchObject({ role: 'reader', edit: false })
  })

  test('a departed member has nothing, whatever roles and mandates are left', async () => {
    const kari = await newPerson()
    const memberId = await join(kari, 'owner', fromNow(-1))
    await giveMandate(memberId, await newParty('Nordlys', 'facilitator'), fromNow(-9))
    await giveRole(memberId, 'facilitator')
    expect(await abilityOf(kari)).toBeNull()
  })

  test('membership, role and mandate in another cluster give nothing here', async () => {
    const here = cluster
    cluster = await newCluster()
    const kari = await newPerson()
    const memberId = await join(kari, 'owner')
    await giveRole(memberId, 'facilitator')
    expect(await abilityOf(kari)).not.toBeNull()
    expect(await abilityOf(kari, here.boardId)).toBeNull()
  })

  test('archived, it can be read and nothing else', async () => {
    const kari = await newPerson()
    await join(kari, 'owner')
    await inside((tx) =>
      tx.board.update({ where: { id: cluster.boardId }, data: { status: 'archived' } }),
    )
    expect(await abilityOf(kari)).toEqual({
      role: 'facilitator',
      edit: false,
      comment: false,
      facilitate: false,
    })
  })

  test.each(['', 'x', '../etc', "' or 1=1 --", '\u0000', '0'.repeat(10_000), newId()])(
    'the id %j leads nowhere and breaks nothing',
    async (boardId) => {
      const kari = await newPerson()
      await join(kari, 'owner')
      expect(await abilityOf(kari, boardId)).toBeNull()
    },
  )

  test('somebody without a mandate appears without a party', async () => {
    const kari = await newPerson('Observer Lund')
    await giveRole(await join(kari), 'observer')
    expect((await findBoard(kari, cluster.boardId))?.presence).toEqual({
      id: kari.personId,
      name: 'Observer Lund',
      party: '',
      sector: null,
    })
  })
})

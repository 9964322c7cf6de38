import { beforeAll, expect, test } from 'vitest'
import { readChain } from '@/lib/events/data'
import { verifyChain } from '@/lib/platform/chain'
import { inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { insertCluster, insertMember, insertParty } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { readMemberships } from './data'
import { addMember, changeClusterRole, endMembership, giveMandate } from './mutations'

beforeAll(testDatabase)

const change = () => ({ now: new Date(), by: null })
const made = () => ({ id: newId(), ...change() })

test('a cluster keeps its last owner, whoever steps down first', async () => {
  const { scope, ...cluster } = await insertCluster()
  const owners = [
    await insertMember({ scope, ...cluster }, { role: 'owner' }),
    await insertMember({ scope, ...cluster }, { role: 'owner' }),
  ]
  const results = await Promise.all(
    owners.map(({ id }) =>
      inCluster(scope, (tx) =>
        changeClusterRole(tx, scope, { memberId: id, role: 'member' }, change()),
      ),
    ),
  )
  expect(results).toContainEqual({ ok: true })
  expect(results).toContainEqual({ ok: false, reason: 'last-owner' })
  const left = await inCluster(scope, (tx) => tx.member.findMany({ where: { role: 'owner' } }))
  expect(left).toHaveLength(1)
  const last = { memberId: left[0]?.id ?? '' }
  const leaving = await inCluster(scope, (tx) => endMembership(tx, scope, last, change()))
  expect(leaving).toEqual({ ok: false, reason: 'last-owner' })
})

test('a member of another cluster cannot be changed from here', async () => {
  const { scope } = await insertCluster()
  const stranger = await insertMember(await insertCluster())
  const changing = inCluster(scope, (tx) =>
    changeClusterRole(tx, scope, { memberId: stranger.id, role: 'owner' }, change()),
  )
  expect(await changing).toEqual({ ok: false, reason: 'no-member' })
})

test('a party has one open mandate a member; a second is refused and changes nothing', async () => {
  const cluster = await insertCluster()
  const party = await insertParty(cluster)
  const { id: memberId } = await insertMember(cluster, { party })
  const { scope } = cluster
  const mandate = { memberId, partyId: party.id }
  const again = inCluster(scope, (tx) => giveMandate(tx, scope, mandate, made()))
  await expect(again).rejects.toThrow()
  expect(await inCluster(scope, (tx) => tx.mandate.count())).toBe(1)
})

test('leaving ends the mandates, coming back does not give them back', async () => {
  const cluster = await insertCluster()
  const party = await insertParty(cluster)
  const { id: memberId, person } = await insertMember(cluster, { party })
  const { scope } = cluster
  await inCluster(scope, (tx) => endMembership(tx, scope, { memberId }, change()))
  const now = new Date()
  const look = () => inCluster(scope, (tx) => readMemberships(tx, { personId: person.id, now }))
  expect(await look()).toEqual([])
  const back = await inCluster(scope, (tx) =>
    addMember(tx, scope, { personId: person.id, role: 'facilitator' }, made()),
  )
  expect(back.id).toBe(memberId)
  expect(await look()).toEqual([
    { clusterId: cluster.id, memberId, role: 'facilitator', partyIds: [] },
  ])
  const chain = await inCluster(scope, (tx) => readChain(tx, scope))
  expect(verifyChain(chain)).toMatchObject({ intact: true })
})

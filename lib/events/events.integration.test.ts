import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { verifyChain } from '@/lib/platform/chain'
import { inCluster } from '@/lib/platform/db'
import { insertBoard, insertCluster, insertMember, insertParty } from '@/prisma/testing'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import { testDatabase } from '@/server/embedded/testing'
import { readChain } from './data'
import { appendEvent } from './mutations'

let urls: DatabaseUrls

beforeAll(async () => {
  urls = await testDatabase()
})

test('what happens in a cluster stands in its chain, and the chain verifies', async () => {
  const cluster = await insertCluster()
  const party = await insertParty(cluster)
  await insertMember(cluster, { party })
  await insertBoard(cluster, { parties: [party.id] })
  const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
  const actions = chain.map(({ openings }) => openings.find((o) => o.field === 'action')?.value)
  expect(actions).toEqual([
    'cluster.created',
    'party.added',
    'member.added',
    'mandate.given',
    'board.created',
  ])
  expect(verifyChain(chain)).toMatchObject({ intact: true, records: 5, closed: 0 })
})

test('forty events written at once make one chain without gaps', async () => {
  const cluster = await insertCluster()
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      inCluster(cluster.scope, (tx) =>
        appendEvent(tx, cluster.scope, {
          actor: null,
          action: 'party.added',
          object: { kind: 'party', id: `${i}` },
          at: new Date(),
        }),
      ),
    ),
  )
  const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
  expect(verifyChain(chain)).toMatchObject({ intact: true, records: 41 })
})

test('a record names persons by references of its own', async () => {
  const cluster = await insertCluster()
  const member = await insertMember(cluster)
  const by = member.person
  await insertBoard(cluster, { by })
  await insertBoard(cluster, { by })
  const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
  const opened = chain.flatMap(({ openings }) => openings)
  expect(JSON.stringify(opened.map(({ value }) => value))).not.toContain(by.id)
  const actors = opened.filter(({ field }) => field === 'actor').map(({ value }) => value)
  expect(new Set(actors.slice(-2)).size).toBe(2)
  const people = await inCluster(cluster.scope, (tx) =>
    tx.recordPerson.findMany({ where: { personId: by.id }, select: { reference: true } }),
  )
  expect(people.map(({ reference }) => reference)).toEqual(expect.arrayContaining(actors.slice(-2)))
})

test.each([
  [`UPDATE event SET at = at + interval '1 day'`, { fault: 'opening', field: 'at' }],
  [`UPDATE event SET commitments = commitments || '{"action": "00"}'`, { fault: 'record' }],
  [`UPDATE event SET hash = sha256('x')`, { fault: 'link' }],
  [
    `UPDATE record_opening SET value = '"party.forged"'`,
    { fault: 'opening', field: expect.any(String) },
  ],
  [`UPDATE record_person SET person_id = gen_random_uuid()`, { fault: 'person' }],
])('a superuser who gets past the walls is found out: %s', async (edit, fault) => {
  const cluster = await insertCluster()
  const { person: by } = await insertMember(cluster)
  await insertBoard(cluster, { by })
  const superuser = new pg.Client({ connectionString: urls.superUrl })
  await superuser.connect()
  await superuser.query('SET session_replication_role = replica')
  const number = edit.includes('UPDATE event') ? 'number' : 'event_number'
  await superuser.query(`${edit} WHERE cluster_id = $1 AND ${number} = 2`, [cluster.id])
  await superuser.end()
  const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
  expect(verifyChain(chain)).toEqual({ intact: false, number: 2n, ...fault })
})

test('openings and persons that were erased leave an intact chain', async () => {
  const cluster = await insertCluster()
  const { person: by } = await insertMember(cluster)
  await insertBoard(cluster, { by })
  const superuser = new pg.Client({ connectionString: urls.superUrl })
  await superuser.connect()
  await superuser.query('SET session_replication_role = replica')
  await superuser.query('DELETE FROM record_opening WHERE cluster_id = $1', [cluster.id])
  await superuser.query('DELETE FROM record_person WHERE cluster_id = $1', [cluster.id])
  await superuser.end()
  const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
  expect(verifyChain(chain)).toMatchObject({ intact: true, records: 3, opened: 0 })
})

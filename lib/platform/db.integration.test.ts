import { beforeAll, expect, test } from 'vitest'
import { insertCluster, insertMember, insertParty, type TestCluster } from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { asPerson, executorOf, identityDb, inCluster, type Tx } from './db'
import { newId } from './ids'

let one: TestCluster
let other: TestCluster

beforeAll(async () => {
  await testDatabase()
  one = await insertCluster()
  other = await insertCluster()
  await insertParty(one, { name: 'Here' })
  await insertParty(other, { name: 'There' })
})

const names = async (tx: Tx): Promise<string[]> =>
  (await tx.party.findMany({ select: { name: true } })).map(({ name }) => name)

const settings = (tx: Tx): Promise<unknown> =>
  tx.$queryRaw`SELECT nullif(current_setting('framsyn.cluster', true), '') AS cluster,
    nullif(current_setting('framsyn.identity', true), '') AS identity`

test('a scope ends with its transaction and does not stay on the pooled connection', async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    expect(await inCluster(one.scope, names)).toEqual(['Here'])
    const nobody = await asPerson(newId(), async (tx) => [await names(tx), await settings(tx)])
    expect(nobody).toEqual([[], [{ cluster: null, identity: null }]])
  }
})

test('a scope whose work throws leaves neither rows nor its setting behind', async () => {
  const failing = inCluster(one.scope, async (tx) => {
    await tx.party.create({
      data: { id: newId(), clusterId: one.id, name: 'Half made', sector: 'firm' },
    })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await inCluster(one.scope, names)).toEqual(['Here'])
  expect(await asPerson(newId(), names)).toEqual([])
})

test('a hundred scopes at once on ten connections each see their own rows', async () => {
  const seen = await Promise.all(
    Array.from({ length: 100 }, (_, i) => inCluster(i % 2 ? one.scope : other.scope, names)),
  )
  expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => [i % 2 ? 'Here' : 'There']))
})

test('sign-in’s connections see no cluster’s rows, and clusters’ connections no accounts', async () => {
  const { person } = await insertMember(one)
  const account = { id: newId(), accountId: person.id, providerId: 'credential', password: 'hash' }
  await identityDb().authAccount.create({ data: { ...account, userId: person.id } })
  expect(await identityDb().party.count()).toBe(0)
  expect(await identityDb().member.count()).toBe(0)
  expect(await inCluster(one.scope, (tx) => tx.authAccount.count())).toBe(0)
  expect(await asPerson(person.id, (tx) => tx.authAccount.count())).toBe(0)
  const own = await asPerson(person.id, (tx) => tx.person.findMany({ select: { id: true } }))
  expect(own).toEqual([{ id: person.id }])
})

test('somebody who left finds their old membership and nothing of the cluster', async () => {
  const { id, person } = await insertMember(other)
  const look = (tx: Tx) => Promise.all([tx.member.count(), tx.cluster.count(), tx.party.count()])
  expect(await asPerson(person.id, look)).toEqual([1, 1, 1])
  await inCluster(other.scope, (tx) =>
    tx.member.update({ where: { id }, data: { leftAt: new Date() } }),
  )
  expect(await asPerson(person.id, look)).toEqual([1, 0, 0])
})

test('a person reads, and writes nothing', async () => {
  const { person } = await insertMember(one)
  const rename = asPerson(person.id, (tx) => tx.party.updateMany({ data: { name: 'Mine' } }))
  expect(await rename).toEqual({ count: 0 })
  const make = asPerson(person.id, (tx) =>
    tx.party.create({ data: { id: newId(), clusterId: one.id, name: 'Mine', sector: 'firm' } }),
  )
  await expect(make).rejects.toThrow()
})

test('an executor gives the rows that pg gives', async () => {
  const rows = await inCluster(one.scope, async (tx) => {
    const sql = `SELECT $1::bigint AS big, $2::bytea AS bytes, $3::uuid AS id, $4::text[] AS list,
      1::int AS small, null::text AS none, '2026-01-02T03:04:05Z'::timestamptz AS at`
    return (
      await executorOf(tx).query(sql, [
        9_007_199_254_740_993n,
        Buffer.from([1, 2]),
        one.id,
        ['a', 'b'],
      ])
    ).rows
  })
  expect(rows).toEqual([
    {
      big: '9007199254740993',
      bytes: new Uint8Array([1, 2]),
      id: one.id,
      list: ['a', 'b'],
      small: 1,
      none: null,
      at: new Date('2026-01-02T03:04:05Z'),
    },
  ])
})

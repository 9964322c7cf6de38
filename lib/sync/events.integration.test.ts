import { beforeAll, expect, test } from 'vitest'
import { createBoard, setBoardRole, setBoardStatus } from '@/lib/boards/mutations'
import type { NewCard } from '@/lib/cards/schema'
import { writeImport } from '@/lib/imports/mutations'
import {
  addMember,
  changeClusterRole,
  endMandate,
  endMembership,
  giveMandate,
} from '@/lib/members/mutations'
import { addParty } from '@/lib/parties/mutations'
import { executorOf, inCluster, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  insertPerson,
  type TestCluster,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { decodeEvent } from './cluster-events'
import { announce } from './events'
import { raiseAccessEpoch } from './log'
import { roomName } from './rooms'

beforeAll(testDatabase)

const change = () => ({ now: new Date(), by: null })
const made = () => ({ id: newId(), ...change() })
const inRoomOf = ({ id }: TestCluster) => roomName({ kind: 'events', cluster: id })

async function announced(cluster: TestCluster) {
  const where = { room: inRoomOf(cluster) }
  const rows = await inCluster(cluster.scope, (tx) =>
    tx.roomLog.findMany({ where, orderBy: { seq: 'asc' } }),
  )
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => BigInt(at + 1)))
  return rows.map(({ payload }) => decodeEvent(payload))
}

/** What this work announces. */
async function during(cluster: TestCluster, work: (tx: Tx) => Promise<unknown>) {
  const before = (await announced(cluster)).length
  await inCluster(cluster.scope, work)
  return (await announced(cluster)).slice(before)
}

test('SYNC-6 a new board is announced to those who may see it', async () => {
  const cluster = await insertCluster()
  const author = await insertPerson()
  const made = { id: newId(), now: new Date(), by: author.id }
  const told = await during(cluster, (tx) =>
    createBoard(tx, cluster.scope, { title: 'Kelp' }, made),
  )
  const board = made.id
  expect(told).toEqual([
    { event: { type: 'board.created', id: board, board }, audience: { board } },
  ])
})

test('SYNC-6 a role on a board is announced to its people, and to whom it was given or taken', async () => {
  const cluster = await insertCluster()
  const { scope } = cluster
  const member = await insertMember(cluster)
  const party = await insertParty(cluster)
  const { id: board } = await insertBoard(cluster)
  const changed = { event: { type: 'board.changed', id: board, board }, audience: { board } }
  const access = (audience: object) => ({ event: { type: 'access', id: board, board }, audience })
  const toMember = await during(cluster, (tx) =>
    setBoardRole(tx, scope, { boardId: board, memberId: member.id, role: 'reader' }, change()),
  )
  expect(toMember).toEqual([access({ person: member.person.id }), changed])
  const toParty = await during(cluster, (tx) =>
    setBoardRole(tx, scope, { boardId: board, partyId: party.id, role: 'reader' }, change()),
  )
  expect(toParty).toEqual([access({ party: party.id }), changed])
  const archived = await during(cluster, (tx) =>
    setBoardStatus(tx, scope, { boardId: board, status: 'archived' }, change()),
  )
  expect(archived).toEqual([changed])
})

test('SYNC-6 parties, members and mandates are announced to the whole cluster', async () => {
  const cluster = await insertCluster()
  const { scope } = cluster
  const person = await insertPerson()
  const [party, member, mandate] = [made(), made(), made()]
  const all = (type: string, id: string) => ({ event: { type, id }, audience: {} })
  const told = await during(cluster, async (tx) => {
    await addParty(tx, scope, { name: 'Havbris', sector: 'firm' }, party)
    await addMember(tx, scope, { personId: person.id, role: 'member' }, member)
    await giveMandate(tx, scope, { memberId: member.id, partyId: party.id }, mandate)
    await endMandate(tx, scope, { mandateId: mandate.id }, change())
    await changeClusterRole(tx, scope, { memberId: member.id, role: 'facilitator' }, change())
    await endMembership(tx, scope, { memberId: member.id }, change())
  })
  expect(told).toEqual([
    all('party.changed', party.id),
    ...Array(5).fill(all('member.changed', member.id)),
  ])
})

test('SYNC-6 an import is announced to the board’s people once, however often it is asked for', async () => {
  const cluster = await insertCluster()
  const { scope } = cluster
  const author = await insertPerson()
  const { id: board } = await insertBoard(cluster, { by: author })
  const card: NewCard = { id: newId(), type: 'note', title: 'Kelp', at: [0, 0], createdAt: 1 }
  const work = (tx: Tx) =>
    writeImport(
      tx,
      { ...scope, boardId: board },
      { cards: [card], relations: [] },
      { by: author.id, key: 'once', now: new Date(), origin: { source: 'import' } },
    )
  const changed = { event: { type: 'board.changed', id: board, board }, audience: { board } }
  expect(await during(cluster, work)).toEqual([changed])
  expect(await during(cluster, work)).toEqual([])
})

test('SYNC-6 what is rolled back is not announced', async () => {
  const cluster = await insertCluster()
  const before = await announced(cluster)
  const failing = inCluster(cluster.scope, async (tx) => {
    await addParty(tx, cluster.scope, { name: 'Havbris', sector: 'firm' }, made())
    throw new Error('thought better of it')
  })
  await expect(failing).rejects.toThrow('thought better of it')
  expect(await announced(cluster)).toEqual(before)
})

test('SYNC-6 nothing is announced in another cluster, or in one that is not there', async () => {
  const [ours, theirs] = [await insertCluster(), await insertCluster()]
  for (const clusterId of [theirs.id, newId()]) {
    const foreign = inCluster(ours.scope, (tx) =>
      announce(executorOf(tx), {
        clusterId,
        event: { type: 'cluster.changed', id: clusterId },
        audience: {},
      }),
    )
    await expect(foreign).rejects.toThrow('no such room')
  }
  expect(await announced(theirs)).toEqual([])
})

test('SYNC-5 raising everybody’s access in a cluster reaches its room of events, and no other cluster', async () => {
  const [ours, theirs] = [await insertCluster(), await insertCluster()]
  const epochs = () =>
    Promise.all(
      [ours, theirs].map(({ scope }) =>
        inCluster(scope, async (tx) => (await tx.roomHead.findFirstOrThrow()).accessEpoch),
      ),
    )
  const [before = 0n, other] = await epochs()
  await inCluster(ours.scope, (tx) => raiseAccessEpoch(executorOf(tx), { clusterId: ours.id }))
  expect(await epochs()).toEqual([before + 1n, other])
})

test('SYNC-6 changes of every kind at once wait for each other and never lock each other out', async () => {
  const cluster = await insertCluster()
  const { scope } = cluster
  const boards = await Promise.all([insertBoard(cluster), insertBoard(cluster)])
  const members = await Promise.all([insertMember(cluster), insertMember(cluster)])
  const before = (await announced(cluster)).length
  const works: ((tx: Tx) => Promise<unknown>)[] = Array.from({ length: 8 }).flatMap((_, round) => {
    const party = made()
    return [
      (tx: Tx) => addParty(tx, scope, { name: `Party ${round}`, sector: 'firm' }, party),
      (tx: Tx) =>
        changeClusterRole(
          tx,
          scope,
          {
            memberId: members[round % 2]?.id ?? '',
            role: round % 4 < 2 ? 'facilitator' : 'member',
          },
          change(),
        ),
      (tx: Tx) =>
        setBoardStatus(
          tx,
          scope,
          {
            boardId: boards[round % 2]?.id ?? '',
            status: round % 4 < 2 ? 'archived' : 'active',
          },
          change(),
        ),
    ]
  })
  const results = await Promise.allSettled(works.map((work) => inCluster(scope, work)))
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
  expect((await announced(cluster)).length).toBeGreaterThanOrEqual(before + 8)
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findBoard, findCluster } from '@/lib/auth/access'
import { createCards } from '@/lib/cards/doc'
import { readChain } from '@/lib/events/data'
import { endMandate, endMembership } from '@/lib/members/mutations'
import { executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { appendChange } from '@/lib/sync/log'
import { slowUpdates } from '@/lib/sync/testing'
import { inWorker, stopWorker } from '@/lib/sync/worker'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  signedIn,
  type TestCluster,
  type TestMember,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { readClusterBoards } from '../clusters/data'
import { readLastProjection, readProjection, withProgress } from './data'
import { initialiseBoard } from './doc'
import { createBoard, setBoardRole, setBoardStatus } from './mutations'

beforeAll(testDatabase)
afterAll(stopWorker)

const change = () => ({ now: new Date(), by: null })

let cluster: TestCluster
let party: { id: string }
let member: TestMember
let board: { id: string }

beforeEach(async () => {
  cluster = await insertCluster()
  party = await insertParty(cluster)
  member = await insertMember(cluster, { party })
  board = await insertBoard(cluster, { parties: [party.id] })
})

const abilityOf = async ({ person }: TestMember) =>
  (await findBoard(signedIn(person), board.id))?.ability ?? null

const accessEpoch = (): Promise<bigint> =>
  inCluster(cluster.scope, async (tx) => {
    const where = { room: `board.${board.id}` }
    return (await tx.roomHead.findUniqueOrThrow({ where })).accessEpoch
  })

describe('making a board', () => {
  test('makes its room, its constellation and its event, and lets the parties take part', async () => {
    const made = await inCluster(cluster.scope, async (tx) => ({
      rooms: await tx.roomHead.findMany({
        where: { room: { startsWith: 'board.' } },
        select: { room: true, lastSeq: true },
      }),
      parties: await tx.boardParty.findMany({ select: { partyId: true, leftAt: true } }),
      chain: await readChain(tx, cluster.scope),
    }))
    expect(made.rooms).toEqual([{ room: `board.${board.id}`, lastSeq: 0n }])
    expect(made.parties).toEqual([{ partyId: party.id, leftAt: null }])
    const last = made.chain.at(-1)?.openings.find(({ field }) => field === 'action')
    expect(last?.value).toBe('board.created')
    expect(await abilityOf(member)).toMatchObject({ role: 'participant', edit: true })
  })

  test('with a party of another cluster makes nothing at all', async () => {
    const foreign = await insertParty(await insertCluster())
    const before = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
    const id = newId()
    const making = inCluster(cluster.scope, (tx) =>
      createBoard(
        tx,
        cluster.scope,
        { title: 'Ours', parties: [party.id, foreign.id] },
        { id, now: new Date(), by: member.person.id },
      ),
    )
    await expect(making).rejects.toThrow()
    const after = await inCluster(cluster.scope, async (tx) => [
      await tx.board.count({ where: { id } }),
      await tx.roomHead.count({ where: { room: `board.${id}` } }),
      (await readChain(tx, cluster.scope)).length,
    ])
    expect(after).toEqual([0, 0, before.length])
  })
})

describe('SYNC-5 a change of access raises the access epoch in its own transaction', () => {
  test('a role given to a member overrides their party’s, and taking it away gives that back', async () => {
    const before = await accessEpoch()
    const role = { boardId: board.id, memberId: member.id }
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(tx, cluster.scope, { ...role, role: 'reader' }, change()),
    )
    expect(await abilityOf(member)).toMatchObject({ role: 'reader', edit: false })
    expect(await accessEpoch()).toBe(before + 1n)
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(tx, cluster.scope, { ...role, role: null }, change()),
    )
    expect(await abilityOf(member)).toMatchObject({ role: 'participant' })
    expect(await accessEpoch()).toBe(before + 2n)
  })

  test('a role that is held already changes nothing', async () => {
    const before = await accessEpoch()
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(
        tx,
        cluster.scope,
        { boardId: board.id, partyId: party.id, role: 'participant' },
        change(),
      ),
    )
    expect(await accessEpoch()).toBe(before)
  })

  test('archiving ends writing; opening again lets people back in', async () => {
    const before = await accessEpoch()
    const set = (status: 'active' | 'archived') =>
      inCluster(cluster.scope, (tx) =>
        setBoardStatus(tx, cluster.scope, { boardId: board.id, status }, change()),
      )
    await set('archived')
    expect(await abilityOf(member)).toMatchObject({ role: 'participant', edit: false })
    await set('archived')
    expect(await accessEpoch()).toBe(before + 1n)
    await set('active')
    expect(await abilityOf(member)).toMatchObject({ edit: true })
    expect(await accessEpoch()).toBe(before + 2n)
  })

  test('without the mandate there is no board', async () => {
    const before = await accessEpoch()
    await inCluster(cluster.scope, async (tx) => {
      const { id } = await tx.mandate.findFirstOrThrow({ where: { memberId: member.id } })
      expect(await endMandate(tx, cluster.scope, { mandateId: id }, change())).toBe(true)
      expect(await endMandate(tx, cluster.scope, { mandateId: id }, change())).toBe(false)
    })
    expect(await abilityOf(member)).toBeNull()
    expect(await accessEpoch()).toBe(before + 1n)
  })

  test('somebody who left finds nothing', async () => {
    const before = await accessEpoch()
    await inCluster(cluster.scope, (tx) =>
      endMembership(tx, cluster.scope, { memberId: member.id }, change()),
    )
    expect(await abilityOf(member)).toBeNull()
    expect(await accessEpoch()).toBe(before + 1n)
  })
})

const putCards = (count: number) => {
  const doc = new Y.Doc()
  initialiseBoard(doc)
  const cards = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    type: 'driver' as const,
    at: [n, n] as [number, number],
    createdAt: 1,
    title: `Driver ${n}`,
    body: '',
  }))
  createCards(doc, cards, { source: 'import' })
  const update = Y.encodeStateAsUpdate(doc)
  return inCluster(cluster.scope, (tx) =>
    appendChange(executorOf(tx), {
      room: `board.${board.id}`,
      segments: [{ person: member.person.id, onBehalfOf: null, update }],
      idempotencyKey: newId(),
      node: 'test',
    }),
  )
}

describe('a list of boards', () => {
  const authorized = async () => {
    const found = await findCluster(signedIn(member.person), cluster.slug)
    if (!found) throw new Error('the member is not let in')
    return found
  }
  const listed = async () => {
    const scope = await authorized()
    return withProgress(scope, await readClusterBoards(scope, { now: new Date() }))
  }
  test('says of a board that nobody has touched that it is empty and unchanged', async () => {
    expect(await listed()).toMatchObject([{ id: board.id, cards: 0, changedAt: null }])
  })

  test('counts the cards of the latest change and says when it was, and puts that board first', async () => {
    const newer = await insertBoard(cluster, { parties: [party.id] })
    const before = Date.now()
    await putCards(3)
    const [first, second] = await listed()
    expect(first).toMatchObject({ id: board.id, cards: 3 })
    expect(new Date(first?.changedAt ?? 0).getTime()).toBeGreaterThanOrEqual(before - 1000)
    expect(second).toMatchObject({ id: newer.id, cards: 0 })
  })

  test('shows an archived board last, however lately it was changed', async () => {
    const open = await insertBoard(cluster, { parties: [party.id] })
    await putCards(1)
    await inCluster(cluster.scope, (tx) =>
      setBoardStatus(tx, cluster.scope, { boardId: board.id, status: 'archived' }, change()),
    )
    expect((await listed()).map(({ id }) => id)).toEqual([open.id, board.id])
  })
})

describe('SYNC-20 while several documents keep the worker busy', () => {
  /** Each holds up what comes after it for two seconds, and a page waits for five. */
  const slowDocuments = () => {
    const updates = slowUpdates(40_000)
    return Array.from({ length: 4 }, () => inWorker({ kind: 'project', updates }, 60_000))
  }

  test('whoever waits for a projection holds no connection, and pages show what was read before', async () => {
    const scope = await findBoard(signedIn(member.person), board.id)
    if (!scope) throw new Error('the member is not let in')
    await putCards(2)
    await readProjection(scope)
    await putCards(1)
    const busy = slowDocuments()
    let answered = 0
    const waiting = Array.from({ length: 25 }, () =>
      readProjection(scope).finally(() => {
        answered += 1
      }),
    )
    const settled = Promise.allSettled([...busy, ...waiting])
    const page = await readLastProjection(scope)
    expect([page.seq, page.projection.cards.length, answered]).toEqual(['1', 2, 0])
    await stopWorker()
    await settled
    expect((await readProjection(scope)).projection.cards).toHaveLength(3)
  })

  test('a board that was never read is shown empty, as it was at the beginning of its log', async () => {
    const scope = await findBoard(signedIn(member.person), board.id)
    if (!scope) throw new Error('the member is not let in')
    await putCards(1)
    const busy = slowDocuments()
    const stopped = Promise.all(busy.map((slow) => expect(slow).rejects.toThrow('stopped')))
    expect(await readLastProjection(scope)).toMatchObject({ seq: '0', projection: { cards: [] } })
    await stopWorker()
    await stopped
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { cookieOf, PASSWORD, visitors } from '@/lib/auth/testing'
import { setBoardRole } from '@/lib/boards/mutations'
import type { BoardRole } from '@/lib/boards/types'
import { endMembership } from '@/lib/members/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import {
  insertBoard,
  insertCluster,
  insertMember,
  insertParty,
  type TestCluster,
  type TestMember,
} from '@/prisma/testing'
import { testDatabase } from '@/server/embedded/testing'
import { agreeToTermsAction, assessAction, rateCardAction, setJudgingTermsAction } from './actions'

// Outside Next there is no request at hand; these are the headers of the one that the test plays.
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))

beforeAll(testDatabase)
afterAll(closeDatabase)

const door = visitors()
const change = () => ({ now: new Date(), by: null })
let cluster: TestCluster
let board: { id: string }
let member: TestMember

beforeEach(async () => {
  cluster = await insertCluster()
  const party = await insertParty(cluster)
  board = await insertBoard(cluster, { parties: [party.id] })
  const person = { ...(await door.person()), name: 'Kari Nes' }
  member = await insertMember(cluster, { person, party })
  const cookie = cookieOf(await door.signIn(person.email, PASSWORD))
  request.headers = new Headers({ origin: env().publicUrl, cookie })
})

const rating = { impact: 5, uncertainty: 4 }
const asked = () => ({ boardId: board.id, card: 'kelp', rating, attributed: false })
const assessed = () => ({
  boardId: board.id,
  lens: 'diamond',
  element: 'demand',
  value: 3,
  attributed: false,
})
const terms = () => ({ boardId: board.id, attributed: true, facilitatorsJudge: false })
const rows = () =>
  inCluster(cluster.scope, async (tx) => [
    ...(await tx.rating.findMany()),
    ...(await tx.assessment.findMany()),
  ])

const give = (role: BoardRole) =>
  inCluster(cluster.scope, (tx) =>
    setBoardRole(tx, cluster.scope, { boardId: board.id, memberId: member.id, role }, change()),
  )

test('a participant rates and assesses', async () => {
  expect(await rateCardAction(asked())).toEqual({ data: { ok: true } })
  expect(await assessAction(assessed())).toEqual({ data: { ok: true } })
  expect(await rows()).toMatchObject([
    { cardId: 'kelp', memberId: member.id, sector: 'firm', impact: 5, uncertainty: 4 },
    { lensId: 'diamond', elementId: 'demand', memberId: member.id, value: 3 },
  ])
})

test('a reader is told that they may not', async () => {
  await give('reader')
  expect(await rateCardAction(asked())).toEqual({ serverError: 'notAllowed' })
  expect(await assessAction(assessed())).toEqual({ serverError: 'notAllowed' })
  expect(await rows()).toEqual([])
})

test('a participant does not set the terms; a facilitator of the board does', async () => {
  expect(await setJudgingTermsAction(terms())).toEqual({ serverError: 'notAllowed' })
  await give('facilitator')
  expect(await setJudgingTermsAction(terms())).toEqual({ data: { ok: true } })
  await give('participant')
  const reason = 'terms-changed'
  expect(await rateCardAction(asked())).toEqual({ data: { ok: false, reason } })
  const told = { ...asked(), attributed: true }
  expect(await rateCardAction(told)).toEqual({ data: { ok: true } })
})

describe('where there is no access there is no board', () => {
  const everything = async (boardId: string) => [
    await rateCardAction({ ...asked(), boardId }),
    await assessAction({ ...assessed(), boardId }),
    await agreeToTermsAction({ boardId }),
    await setJudgingTermsAction({ ...terms(), boardId }),
  ]
  const absent = Array(4).fill({ serverError: 'notFound' })

  test('for a member of another cluster', async () => {
    expect(await everything((await insertBoard(await insertCluster())).id)).toEqual(absent)
  })

  test('for a member whose party has no part in it', async () => {
    expect(await everything((await insertBoard(cluster)).id)).toEqual(absent)
  })

  test('for somebody who was removed from the cluster', async () => {
    await inCluster(cluster.scope, (tx) =>
      endMembership(tx, cluster.scope, { memberId: member.id }, change()),
    )
    expect(await everything(board.id)).toEqual(absent)
    expect(await rows()).toEqual([])
  })
})

test.each<[string, object]>([
  ['off the scale', { rating: { impact: 6, uncertainty: 1 } }],
  ['between steps', { rating: { impact: 2.5, uncertainty: 1 } }],
  ['half a rating', { rating: { impact: 2 } }],
  ['an id with a space', { card: 'a b' }],
  ['an id that is too long', { card: 'x'.repeat(129) }],
  ['somebody else’s name', { memberId: '00000000-0000-4000-8000-000000000000' }],
  ['a sector of one’s own choice', { sector: 'public' }],
])('%s is refused, and nothing is written', async (_, wrong) => {
  expect(await rateCardAction({ ...asked(), ...wrong })).toHaveProperty('validationErrors')
  expect(await rows()).toEqual([])
})

test('a request from a foreign page is refused', async () => {
  request.headers.set('origin', 'https://evil.example')
  expect(await rateCardAction(asked())).toEqual({ serverError: 'foreignOrigin' })
  expect(await rows()).toEqual([])
})

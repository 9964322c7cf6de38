import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findBoard } from '@/lib/auth/access'
import type { AuthorizedBoard } from '@/lib/auth/scope'
import { setBoardRole } from '@/lib/boards/mutations'
import { createCards } from '@/lib/cards/doc'
import { readChain } from '@/lib/events/data'
import { endMandate } from '@/lib/members/mutations'
import type { HelixSector } from '@/lib/parties/types'
import { executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { decodeEvent } from '@/lib/sync/cluster-events'
import { appendChange } from '@/lib/sync/log'
import { stopWorker } from '@/lib/sync/worker'
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
import { readJudgements } from './data'
import { agreeToTerms, assessElement, rateCard, setJudgingTerms } from './mutations'
import type { Rating } from './schema'

beforeAll(testDatabase)
afterAll(stopWorker)

const change = () => ({ now: new Date(), by: null })
const rated = (impact: number, uncertainty: number): Rating => ({ impact, uncertainty })

let cluster: TestCluster
let parties: Record<HelixSector, { id: string }>
let board: { id: string }

beforeEach(async () => {
  cluster = await insertCluster()
  parties = {
    firm: await insertParty(cluster, { sector: 'firm' }),
    research: await insertParty(cluster, { sector: 'research' }),
    public: await insertParty(cluster, { sector: 'public' }),
  }
  board = await insertBoard(cluster, { parties: Object.values(parties).map(({ id }) => id) })
  const doc = new Y.Doc()
  const card = { title: 'Kelp', type: 'driver', at: [0, 0], createdAt: 1 } as const
  createCards(
    doc,
    ['kelp', 'salmon'].map((id) => ({ id, ...card, at: [0, 0] })),
    { source: 'import' },
  )
  const update = Y.encodeStateAsUpdate(doc)
  const { person } = await insertMember(cluster)
  await inCluster(cluster.scope, (tx) =>
    appendChange(executorOf(tx), {
      room: `board.${board.id}`,
      segments: [{ person: person.id, onBehalfOf: null, update }],
      idempotencyKey: newId(),
      node: 'test',
    }),
  )
})

const member = (sector: HelixSector) => insertMember(cluster, { party: parties[sector] })

async function on({ person }: TestMember): Promise<AuthorizedBoard> {
  const scope = await findBoard(signedIn(person), board.id)
  if (!scope) throw new Error('no access')
  return scope
}

const rate = async (
  who: TestMember,
  rating: Rating | null,
  { card = 'kelp', attributed = false } = {},
) => {
  const scope = await on(who)
  return inCluster(scope, (tx) => rateCard(tx, scope, { card, rating, attributed }, change()))
}

const setTerms = async (attributed: boolean, facilitatorsJudge = false) => {
  const scope = await on(await insertMember(cluster, { role: 'facilitator' }))
  const change = { now: new Date(), by: scope.cluster.person.personId }
  await inCluster(scope, (tx) =>
    setJudgingTerms(tx, scope, { attributed, facilitatorsJudge }, change),
  )
}

/** That many members of a sector, each of whom has rated the card. */
async function raters(sector: HelixSector, ratings: readonly Rating[], options = {}) {
  const made: TestMember[] = []
  for (const rating of ratings) {
    const who = await member(sector)
    expect(await rate(who, rating, options)).toEqual({ ok: true })
    made.push(who)
  }
  return made
}

const seenBy = async (who: TestMember, card = 'kelp') => {
  const { ratings } = await readJudgements(await on(who))
  return ratings.find((one) => one.card === card)
}

const announcements = () =>
  inCluster(cluster.scope, async (tx) => {
    const rows = await tx.roomLog.findMany({ where: { room: `events.${cluster.id}` } })
    return rows
      .map(({ payload }) => decodeEvent(payload))
      .filter((row) => row?.event.type === 'judgement.changed')
  })

describe('rating a card', () => {
  test('one sees one’s own rating at once, and nobody else’s', async () => {
    const [firm, research] = [await member('firm'), await member('research')]
    await rate(firm, rated(5, 2))
    expect(await seenBy(firm)).toMatchObject({ own: rated(5, 2), raters: 1, whole: null })
    const others = await seenBy(research)
    expect(others).toEqual({
      card: 'kelp',
      own: null,
      raters: 1,
      whole: null,
      sectors: [],
      withheld: ['firm'],
    })
    const everything = JSON.stringify(await readJudgements(await on(research)))
    expect(everything).not.toContain(firm.id)
    expect(everything).not.toContain(firm.person.id)
  })

  test('one rating a member a card: again replaces it, the same again changes nothing', async () => {
    const firm = await member('firm')
    await rate(firm, rated(5, 2))
    await rate(firm, rated(1, 1))
    const told = (await announcements()).length
    expect(await rate(firm, rated(1, 1))).toEqual({ ok: true })
    expect(await announcements()).toHaveLength(told)
    expect(await seenBy(firm)).toMatchObject({ own: rated(1, 1), raters: 1 })
  })

  test('from two tabs at once makes one row', async () => {
    const firm = await member('firm')
    const answers = await Promise.all([1, 2, 3, 4].map((impact) => rate(firm, rated(impact, 3))))
    expect(answers).toEqual(Array(4).fill({ ok: true }))
    expect((await seenBy(firm))?.raters).toBe(1)
  })

  test('taken back, it is gone; taken back twice, nothing happens', async () => {
    const firm = await member('firm')
    await rate(firm, rated(5, 2))
    expect(await rate(firm, null)).toEqual({ ok: true })
    expect(await rate(firm, null)).toEqual({ ok: true })
    expect(await seenBy(firm)).toBeUndefined()
    expect(await announcements()).toHaveLength(2)
  })

  test('tells the people of the board that something was judged, not who and not what', async () => {
    const firm = await member('firm')
    await rate(firm, rated(5, 2))
    expect(await announcements()).toEqual([
      {
        event: { type: 'judgement.changed', id: board.id, board: board.id },
        audience: { board: board.id },
      },
    ])
  })

  test('a card that is not on the board is rated, and shows to nobody', async () => {
    const firm = await member('firm')
    expect(await rate(firm, rated(5, 2), { card: 'gone' })).toEqual({ ok: true })
    expect(await seenBy(firm, 'gone')).toBeUndefined()
  })

  test('counts for the sector that one spoke for then', async () => {
    const firms = await raters('firm', Array(5).fill(rated(4, 4)))
    const [first] = firms
    if (!first) throw new Error('nobody rated')
    await inCluster(cluster.scope, async (tx) => {
      const { id } = await tx.mandate.findFirstOrThrow({ where: { memberId: first.id } })
      await endMandate(tx, cluster.scope, { mandateId: id }, change())
    })
    const other = await member('research')
    expect((await seenBy(other))?.sectors).toMatchObject([{ id: 'firm', raters: 5 }])
  })
})

describe('who may rate', () => {
  test.each(['reader', 'observer', 'commenter'] as const)('a %s may not', async (role) => {
    const who = await member('firm')
    await inCluster(cluster.scope, (tx) =>
      setBoardRole(tx, cluster.scope, { boardId: board.id, memberId: who.id, role }, change()),
    )
    expect(await rate(who, rated(1, 1))).toEqual({ ok: false, reason: 'not-allowed' })
    expect((await readJudgements(await on(who))).standing).toBe('read-only')
  })

  test('a facilitator may not, until the board lets facilitators who speak for a party', async () => {
    const who = await insertMember(cluster, { role: 'facilitator', party: parties.firm })
    expect(await rate(who, rated(1, 1))).toEqual({ ok: false, reason: 'not-allowed' })
    await setTerms(false, true)
    expect(await rate(who, rated(1, 1))).toEqual({ ok: true })
  })
})

describe('suppression', () => {
  test('figures of a sector come with its fifth rater', async () => {
    await raters('firm', Array(4).fill(rated(4, 2)))
    const other = await member('research')
    expect(await seenBy(other)).toMatchObject({ sectors: [], withheld: ['firm'], whole: null })
    await raters('firm', [rated(2, 4)])
    const figures = { impact: { median: 4, spread: 0 }, uncertainty: { median: 2, spread: 0 } }
    expect(await seenBy(other)).toEqual({
      card: 'kelp',
      own: null,
      raters: 5,
      whole: figures,
      sectors: [{ id: 'firm', raters: 5, figures }],
      withheld: [],
    })
  })

  test('one rater of a third sector withholds two, so that subtraction gives nobody away', async () => {
    await raters('firm', Array(6).fill(rated(4, 2)))
    await raters('research', Array(5).fill(rated(3, 3)))
    await raters('public', [rated(1, 5)])
    const seen = await seenBy(await member('firm'))
    expect(seen?.sectors.map(({ id }) => id)).toEqual(['firm'])
    expect(seen?.withheld).toEqual(['research', 'public'])
    expect(seen?.raters).toBe(12)
  })

  test('facilitators see no more than others', async () => {
    await raters('firm', [rated(5, 5)])
    const leads = await insertMember(cluster, { role: 'owner' })
    expect(await seenBy(leads)).toMatchObject({ whole: null, sectors: [], withheld: ['firm'] })
  })
})

describe('DOM-5 attributed judging', () => {
  test('shows small groups of those who were told before', async () => {
    await setTerms(true)
    await raters('firm', [rated(5, 5)], { attributed: true })
    await raters('public', [rated(2, 1)], { attributed: true })
    const seen = await seenBy(await member('research'))
    expect(seen?.sectors).toMatchObject([
      { id: 'firm', raters: 1, figures: { impact: { median: 5 } } },
      { id: 'public', raters: 1, figures: { impact: { median: 2 } } },
    ])
  })

  test('does not show what was judged before, until its judge agrees', async () => {
    const [early] = await raters('firm', [rated(5, 5)])
    if (!early) throw new Error('nobody rated')
    await setTerms(true)
    const other = await member('public')
    expect(await seenBy(other)).toMatchObject({ sectors: [], withheld: ['firm'] })
    expect((await readJudgements(await on(early))).earlier).toBe(1)
    expect((await readJudgements(await on(other))).earlier).toBe(0)

    const scope = await on(early)
    expect(await inCluster(scope, (tx) => agreeToTerms(tx, scope))).toEqual({ ok: true })
    expect((await readJudgements(scope)).earlier).toBe(0)
    expect((await seenBy(other))?.sectors).toMatchObject([{ id: 'firm', raters: 1 }])
  })

  test('takes no judgement of somebody who was told otherwise', async () => {
    const firm = await member('firm')
    const changed = { ok: false, reason: 'terms-changed' }
    expect(await rate(firm, rated(5, 5), { attributed: true })).toEqual(changed)
    await setTerms(true)
    expect(await rate(firm, rated(5, 5), { attributed: false })).toEqual(changed)
    expect(await seenBy(firm)).toBeUndefined()
  })

  test('ended, hides small groups at once; begun again, asks everybody again', async () => {
    await setTerms(true)
    await raters('firm', [rated(5, 5)], { attributed: true })
    const other = await member('research')
    await setTerms(false)
    expect(await seenBy(other)).toMatchObject({ sectors: [], withheld: ['firm'] })
    const scope = await on(other)
    const late = await inCluster(scope, (tx) => agreeToTerms(tx, scope))
    expect(late).toEqual({ ok: false, reason: 'terms-changed' })
    await setTerms(true)
    expect(await seenBy(other)).toMatchObject({ sectors: [], withheld: ['firm'] })
  })

  test('is on the record: who changed the terms, and to what', async () => {
    await setTerms(true)
    await setTerms(true)
    const chain = await inCluster(cluster.scope, (tx) => readChain(tx, cluster.scope))
    const said = chain.map(({ openings }) =>
      Object.fromEntries(openings.map(({ field, value }) => [field, value])),
    )
    expect(said.filter(({ action }) => action === 'board.judging-changed')).toMatchObject([
      { before: { attributed: false }, after: { attributed: true } },
    ])
  })
})

describe('assessing an element of a lens', () => {
  const assess = async (who: TestMember, value: number | null, element = 'demand') => {
    const scope = await on(who)
    const assessment = { lens: 'diamond', element, value, attributed: false }
    return inCluster(scope, (tx) => assessElement(tx, scope, assessment, change()))
  }

  test('shows the sectors’ figures by the same rule', async () => {
    for (let value = 1; value <= 5; value += 1) await assess(await member('firm'), value)
    const other = await member('public')
    const figures = { value: { median: 3, spread: 2 } }
    const shown = { lens: 'diamond', element: 'demand', own: null, raters: 5, withheld: [] }
    expect((await readJudgements(await on(other))).assessments).toEqual([
      { ...shown, whole: figures, sectors: [{ id: 'firm', raters: 5, figures }] },
    ])
    await assess(other, 1)
    expect((await readJudgements(await on(other))).assessments).toMatchObject([
      { own: 1, raters: 6, sectors: [], withheld: ['firm', 'public'] },
    ])
    await assess(other, null)
    expect((await readJudgements(await on(other))).assessments).toMatchObject([
      { own: null, raters: 5, withheld: [] },
    ])
  })
})

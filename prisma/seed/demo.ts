import { createAccount, hashOf } from '@/lib/auth/account'
import { scopeOf } from '@/lib/auth/mint'
import { DEMO_PASSWORD, PERSONAS, type Persona } from '@/lib/auth/personas'
import { createBoard, setBoardRole } from '@/lib/boards/mutations'
import { createCluster } from '@/lib/clusters/mutations'
import { addMember, giveMandate } from '@/lib/members/mutations'
import { addParty } from '@/lib/parties/mutations'
import { identityDb, inCluster, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { ClusterScope } from '@/lib/platform/scope'
import {
  type DemoBoard,
  type DemoLocale,
  demoBoards,
  demoCluster,
  demoParties,
  OWNER,
  type PartyKey,
} from './demo-content'
import { fillBoard } from './fill-board'
import { judgeBoard } from './judge-board'

/** Known beforehand, so that every process that starts asks for the same cluster. */
const CLUSTER_ID = '01995c00-0000-7000-8000-00000000de30'
const CLUSTER_AGE = 30
const DAY = 24 * 60 * 60 * 1000
/** Any constant will do, as long as every process waits for the same one. */
const LOCK = 7_225_002

/**
 * Makes the demo in a database where nobody is but the demo's own people; elsewhere nothing.
 * Several processes may call it at once, and again at every start.
 */
export async function seedDemo({
  now,
  locale,
}: {
  now: Date
  locale: DemoLocale
}): Promise<{ seeded: boolean }> {
  const scope = scopeOf(CLUSTER_ID)
  if (await inCluster(scope, isSeeded)) return { seeded: false }
  const people = await seedPeople()
  if (!people) return { seeded: false }
  return inCluster(scope, async (tx) => {
    await takeTurn(tx)
    if (await isSeeded(tx)) return { seeded: false }
    await seedCluster(tx, scope, { now, locale, people })
    return { seeded: true }
  })
}

async function isSeeded(tx: Tx): Promise<boolean> {
  return (await tx.cluster.count({ where: { id: CLUSTER_ID } })) > 0
}

type People = ReadonlyMap<string, string>

/** The ids of the demo's people by e-mail, made where missing; `null` when others are here. */
async function seedPeople(): Promise<People | null> {
  const accounts = await Promise.all(
    PERSONAS.map(async ({ name, email }) => ({
      id: newId(),
      name,
      email,
      passwordHash: await hashOf(DEMO_PASSWORD),
    })),
  )
  return identityDb().$transaction(async (tx) => {
    await takeTurn(tx)
    const found = await tx.person.findMany({ select: { id: true, email: true } })
    const people = new Map(found.map(({ id, email }) => [email, id]))
    const ours = new Set([OWNER.email, ...accounts.map(({ email }) => email)])
    if (found.some(({ email }) => !ours.has(email))) return null
    for (const account of accounts) {
      if (people.has(account.email)) continue
      await createAccount(tx, account)
      people.set(account.email, account.id)
    }
    if (!people.has(OWNER.email)) {
      // Owns the cluster on paper; nobody signs in as the owner of a demo.
      const { id } = await tx.person.create({ data: { id: newId(), ...OWNER } })
      people.set(OWNER.email, id)
    }
    return people
  })
}

async function takeTurn(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text`
}

type Seed = { now: Date; locale: DemoLocale; people: People }

async function seedCluster(tx: Tx, scope: ClusterScope, { now, locale, people }: Seed) {
  const founded = daysBefore(now, CLUSTER_AGE)
  const made = () => ({ id: newId(), now: founded, by: null })
  await createCluster(tx, scope, demoCluster(locale), made())

  const parties = new Map<PartyKey, string>()
  const partyByName = new Map<string, string>()
  for (const { key, ...party } of demoParties(locale)) {
    const { id } = await addParty(tx, scope, party, made())
    parties.set(key, id)
    partyByName.set(party.name, id)
  }

  await addMember(tx, scope, { personId: known(people, OWNER.email), role: 'owner' }, made())
  const members = new Map<Persona, string>()
  for (const { id: persona, email, party } of PERSONAS) {
    const member = { personId: known(people, email), role: roleOf(persona) } as const
    const { id: memberId } = await addMember(tx, scope, member, made())
    const mandate = { memberId, partyId: known(partyByName, party), voting: votes(persona) }
    await giveMandate(tx, scope, mandate, made())
    members.set(persona, memberId)
  }

  const by = known(people, emailOf('facilitator'))
  const seedBoard = async ({
    parties: keys,
    cards,
    relations,
    placements,
    age,
    ...board
  }: DemoBoard) => {
    const boardId = newId()
    const at = daysBefore(now, age)
    const input = { ...board, parties: keys.map((key) => known(parties, key)) }
    await createBoard(tx, scope, input, { id: boardId, now: at, by })
    const files = [cards, relations]
    const filling = { files, placements, language: locale, by, now: at }
    const { cards: made } = await fillBoard(tx, { ...scope, boardId }, filling)
    return { boardId, at, cards: made }
  }

  const { arena, main } = demoBoards(locale)
  const small = await seedBoard(arena)
  const reader = { boardId: small.boardId, partyId: known(parties, 'exporter') }
  await setBoardRole(tx, scope, { ...reader, role: 'reader' }, { now: small.at, by })

  const real = await seedBoard(main)
  const judges = {
    firm: known(members, 'firm'),
    research: known(members, 'research'),
    public: known(members, 'agency'),
  }
  await judgeBoard(tx, { ...scope, boardId: real.boardId }, { ...real, judges })
  const observer = { boardId: real.boardId, memberId: known(members, 'observer') }
  await setBoardRole(tx, scope, { ...observer, role: 'observer' }, { now: real.at, by })
}

function roleOf(persona: Persona): 'facilitator' | 'member' {
  return persona === 'facilitator' ? 'facilitator' : 'member'
}

/** Who leads and who observes hold a mandate without a vote. */
function votes(persona: Persona): boolean {
  return persona === 'firm' || persona === 'research' || persona === 'agency'
}

function emailOf(persona: Persona): string {
  return known(new Map(PERSONAS.map(({ id, email }) => [id, email])), persona)
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY)
}

function known<Key>(ids: ReadonlyMap<Key, string>, key: Key): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo knows no ${String(key)}`)
  return id
}

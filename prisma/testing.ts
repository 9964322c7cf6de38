import { randomUUID } from 'node:crypto'
import { scopeOf } from '@/lib/auth/mint'
import type { SignedIn } from '@/lib/auth/scope'
import { createBoard } from '@/lib/boards/mutations'
import type { NewBoard } from '@/lib/boards/schema'
import { createCluster } from '@/lib/clusters/mutations'
import { addMember, giveMandate } from '@/lib/members/mutations'
import type { ClusterRole } from '@/lib/members/types'
import { addParty } from '@/lib/parties/mutations'
import type { Sector } from '@/lib/parties/types'
import { identityDb, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { ClusterScope } from '@/lib/platform/scope'

export type TestPerson = { id: string; name: string; email: string }
export type TestCluster = { id: string; slug: string; scope: ClusterScope }
export type TestMember = { id: string; person: TestPerson }

const unique = (word: string): string => `${word}-${randomUUID().slice(0, 8)}`

/** Real rows for integration tests, written as the product writes them. Each returns what it made. */
export async function insertPerson({ name = unique('Person') } = {}): Promise<TestPerson> {
  const person = { id: newId(), name, email: `${unique('p')}@example.test` }
  await identityDb().person.create({ data: person })
  return person
}

/** What the gate would say of this person, without a browser. */
export function signedIn({ id, name, email }: TestPerson): SignedIn {
  return { personId: id, name, email, locale: null, sessionId: newId() }
}

export async function insertCluster({ name = unique('Cluster') } = {}): Promise<TestCluster> {
  const scope = scopeOf(newId())
  const input = { name, slug: unique('cluster') }
  const { id, slug } = await inCluster(scope, (tx) => createCluster(tx, scope, input, system()))
  return { id, slug, scope }
}

export async function insertParty(
  { scope }: TestCluster,
  { name = unique('Party'), sector = 'firm' }: { name?: string; sector?: Sector } = {},
): Promise<{ id: string; name: string; sector: Sector }> {
  const { id } = await inCluster(scope, (tx) =>
    addParty(tx, scope, { name, sector }, { id: newId(), ...system() }),
  )
  return { id, name, sector }
}

/** A member, with a voting mandate of `party` when one is given. */
export async function insertMember(
  { scope }: TestCluster,
  {
    person,
    role = 'member',
    party,
  }: { person?: TestPerson; role?: ClusterRole; party?: { id: string } } = {},
): Promise<TestMember> {
  const who = person ?? (await insertPerson())
  return inCluster(scope, async (tx) => {
    const { id } = await addMember(
      tx,
      scope,
      { personId: who.id, role },
      { id: newId(), ...system() },
    )
    if (party) {
      const mandate = { memberId: id, partyId: party.id, voting: true }
      await giveMandate(tx, scope, mandate, { id: newId(), ...system() })
    }
    return { id, person: who }
  })
}

export async function insertBoard(
  { scope }: TestCluster,
  { by, ...input }: Partial<NewBoard> & { by?: TestPerson } = {},
): Promise<{ id: string; title: string }> {
  const author = by ?? (await insertPerson())
  const title = input.title ?? unique('Board')
  const made = { id: newId(), now: new Date(), by: author.id }
  const { id } = await inCluster(scope, (tx) => createBoard(tx, scope, { ...input, title }, made))
  return { id, title }
}

const system = () => ({ now: new Date(), by: null })

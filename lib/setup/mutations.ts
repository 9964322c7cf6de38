import { createAccount } from '../auth/account'
import { scopeOf } from '../auth/mint'
import { createCluster } from '../clusters/mutations'
import { addMember, giveMandate } from '../members/mutations'
import { addParty } from '../parties/mutations'
import { identityDb, type Tx } from '../platform/db'
import { newId } from '../platform/ids'
import { hasAccounts, isOpen, tokenHashOf } from './data'
import type { Setup } from './schema'

const HOURS = 60 * 60 * 1000
const VALID_FOR = 24 * HOURS

/** Puts a link in the place of those that nobody used; false once somebody has an account. */
export function replaceLink(token: string, now: Date): Promise<boolean> {
  return alone(async (tx) => {
    if (await hasAccounts(tx)) return false
    await tx.setupLink.deleteMany({ where: { usedAt: null } })
    await tx.setupLink.create({
      data: {
        tokenHash: tokenHashOf(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + VALID_FOR),
      },
    })
    return true
  })
}

/**
 * Makes the owner's account, the first cluster with its owner's party and mandate, and uses the link
 * up: all of it or, when the link is not open (any more), nothing.
 */
export function completeSetup(
  token: string,
  setup: Omit<Setup, 'password'> & { passwordHash: string; locale: 'en' | 'nb' },
  now: Date,
): Promise<{ ok: true; slug: string } | { ok: false; reason: 'link' }> {
  return alone(async (tx) => {
    if (!(await isOpen(token, now, tx))) return { ok: false, reason: 'link' }
    const owner = newId()
    const { name, email, passwordHash, locale } = setup
    await createAccount(tx, { id: owner, name, email, passwordHash, locale })
    const scope = scopeOf(newId())
    await tx.$queryRaw`SELECT set_config('framsyn.cluster', ${scope.clusterId}, true)`
    const change = { now, by: owner }
    const cluster = { slug: setup.clusterSlug, name: setup.clusterName, locale }
    const { slug } = await createCluster(tx, scope, cluster, change)
    const party = { name: setup.partyName, sector: setup.partySector }
    const { id: partyId } = await addParty(tx, scope, party, { id: newId(), ...change })
    const membership = { personId: owner, role: 'owner' as const }
    const { id: memberId } = await addMember(tx, scope, membership, { id: newId(), ...change })
    // A facilitating mandate holds no vote in decisions.
    const voting = setup.partySector !== 'facilitating'
    await giveMandate(tx, scope, { memberId, partyId, voting }, { id: newId(), ...change })
    await tx.setupLink.update({ where: { tokenHash: tokenHashOf(token) }, data: { usedAt: now } })
    return { ok: true, slug }
  })
}

/** One after the other over all processes, so that a link is used once and a new one is not made meanwhile. */
function alone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return identityDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('framsyn.setup'))`
    return work(tx)
  })
}

import { appendEvent } from '../events/mutations'
import type { Change } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { announce } from '../sync/events'
import { raiseAccessEpoch } from '../sync/log'
import { type NewMandate, type NewMember, newMandateSchema, newMemberSchema } from './schema'
import type { ClusterRole } from './types'

/** Makes a person a member, or a member again; the person exists already. */
export async function addMember(
  tx: Tx,
  scope: ClusterScope,
  input: NewMember,
  { id, now, by }: Change & { id: string },
): Promise<{ id: string }> {
  const { clusterId } = scope
  const { personId, role } = newMemberSchema.parse(input)
  const member = await tx.member.upsert({
    where: { clusterId_personId: { clusterId, personId } },
    create: { id, clusterId, personId, role, joinedAt: now },
    update: { role, joinedAt: now, leftAt: null },
    select: { id: true },
  })
  await raiseAccessEpoch(executorOf(tx), scope)
  await appendEvent(tx, scope, {
    actor: by,
    action: 'member.added',
    object: { kind: 'cluster', id: clusterId },
    subject: personId,
    at: now,
    after: { role },
  })
  await announceMember(tx, scope, member.id)
  return member
}

export async function changeClusterRole(
  tx: Tx,
  scope: ClusterScope,
  { memberId, role }: { memberId: string; role: ClusterRole },
  { now, by }: Change,
): Promise<{ ok: true } | { ok: false; reason: 'no-member' | 'last-owner' }> {
  const member = await lockMember(tx, scope, memberId)
  if (!member) return { ok: false, reason: 'no-member' }
  if (role === member.role) return { ok: true }
  if (await isLastOwner(tx, scope, member)) return { ok: false, reason: 'last-owner' }
  await tx.member.update({ where: { id: memberId }, data: { role } })
  await raiseAccessEpoch(executorOf(tx), scope)
  await appendEvent(tx, scope, {
    actor: by,
    action: 'member.role-changed',
    object: { kind: 'cluster', id: scope.clusterId },
    subject: member.personId,
    at: now,
    before: { role: member.role },
    after: { role },
  })
  await announceMember(tx, scope, memberId)
  return { ok: true }
}

/** Ends a membership and every mandate that rests on it. */
export async function endMembership(
  tx: Tx,
  scope: ClusterScope,
  { memberId }: { memberId: string },
  { now, by }: Change,
): Promise<{ ok: true } | { ok: false; reason: 'no-member' | 'last-owner' }> {
  const member = await lockMember(tx, scope, memberId)
  if (!member) return { ok: false, reason: 'no-member' }
  if (await isLastOwner(tx, scope, member)) return { ok: false, reason: 'last-owner' }
  await tx.member.update({ where: { id: memberId }, data: { leftAt: now } })
  await tx.mandate.updateMany({ where: { memberId, to: null }, data: { to: now } })
  await raiseAccessEpoch(executorOf(tx), scope)
  await appendEvent(tx, scope, {
    actor: by,
    action: 'member.left',
    object: { kind: 'cluster', id: scope.clusterId },
    subject: member.personId,
    at: now,
    before: { role: member.role },
  })
  await announceMember(tx, scope, memberId)
  return { ok: true }
}

/** Lets a member speak for a party from now on. Throws when they already do. */
export async function giveMandate(
  tx: Tx,
  scope: ClusterScope,
  input: NewMandate,
  { id, now, by }: Change & { id: string },
): Promise<{ id: string }> {
  const { clusterId } = scope
  const mandate = newMandateSchema.parse(input)
  const { member } = await tx.mandate.create({
    data: { id, clusterId, from: now, ...mandate },
    select: { member: { select: { personId: true } } },
  })
  await raiseAccessEpoch(executorOf(tx), scope)
  await appendEvent(tx, scope, {
    actor: by,
    action: 'mandate.given',
    object: { kind: 'mandate', id },
    subject: member.personId,
    at: now,
    after: { party: mandate.partyId, voting: mandate.voting },
  })
  await announceMember(tx, scope, mandate.memberId)
  return { id }
}

/** Ends a mandate now; false when there is none of that id that still holds. */
export async function endMandate(
  tx: Tx,
  scope: ClusterScope,
  { mandateId }: { mandateId: string },
  { now, by }: Change,
): Promise<boolean> {
  const { count } = await tx.mandate.updateMany({
    where: { id: mandateId, to: null },
    data: { to: now },
  })
  const mandate = await tx.mandate.findUnique({
    where: { id: mandateId },
    select: { memberId: true, partyId: true, voting: true, member: { select: { personId: true } } },
  })
  if (count === 0 || !mandate) return false
  await raiseAccessEpoch(executorOf(tx), scope)
  await appendEvent(tx, scope, {
    actor: by,
    action: 'mandate.ended',
    object: { kind: 'mandate', id: mandateId },
    subject: mandate.member.personId,
    at: now,
    before: { party: mandate.partyId, voting: mandate.voting },
  })
  await announceMember(tx, scope, mandate.memberId)
  return true
}

/** Who belongs to a cluster, and for whom they speak, is no secret in it. */
async function announceMember(tx: Tx, { clusterId }: ClusterScope, id: string): Promise<void> {
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'member.changed', id },
    audience: {},
  })
}

type LockedMember = { personId: string; role: ClusterRole }

/** All owners are locked too, so that two owners cannot step down past each other. */
async function lockMember(
  tx: Tx,
  { clusterId }: ClusterScope,
  memberId: string,
): Promise<LockedMember | null> {
  await tx.$queryRaw`
    SELECT 1 FROM member
    WHERE cluster_id = ${clusterId}::uuid AND (id = ${memberId}::uuid OR role = 'owner')
    ORDER BY id FOR UPDATE`
  return tx.member.findFirst({
    where: { id: memberId, clusterId, leftAt: null },
    select: { personId: true, role: true },
  })
}

async function isLastOwner(tx: Tx, { clusterId }: ClusterScope, member: LockedMember) {
  if (member.role !== 'owner') return false
  return (await tx.member.count({ where: { clusterId, role: 'owner', leftAt: null } })) === 1
}

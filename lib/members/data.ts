import type { Prisma } from '@/prisma/generated/client'
import type { Tx } from '../platform/db'
import type { Membership } from './types'

/** Mandates that hold at that moment. */
function mandateAt(now: Date) {
  return {
    from: { lte: now },
    OR: [{ to: null }, { to: { gt: now } }],
  } satisfies Prisma.MandateWhereInput
}

/** A person's memberships of today: all of them, or the one of the cluster that `tx` is in. */
export async function readMemberships(
  tx: Tx,
  { personId, now }: { personId: string; now: Date },
): Promise<Membership[]> {
  const rows = await tx.member.findMany({
    where: { personId, leftAt: null },
    select: {
      id: true,
      clusterId: true,
      role: true,
      mandates: { where: mandateAt(now), select: { partyId: true } },
    },
  })
  return rows.map(({ id, clusterId, role, mandates }) => ({
    memberId: id,
    clusterId,
    role,
    partyIds: mandates.map(({ partyId }) => partyId),
  }))
}

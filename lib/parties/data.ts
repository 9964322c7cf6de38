import type { Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import type { PartyMark, PartySummary } from './schema'
import { SECTORS } from './types'

export const PARTY_MARK = { id: true, name: true, sector: true } as const

/** A cluster's parties, by sector in the order in which sectors are shown, then by name. */
export async function readParties(tx: Tx, { clusterId }: ClusterScope): Promise<PartySummary[]> {
  const rows = await tx.party.findMany({
    where: { clusterId },
    select: { ...PARTY_MARK, funder: true, legitimacy: true },
  })
  return inSectorOrder(rows)
}

export function inSectorOrder<T extends PartyMark>(parties: readonly T[]): T[] {
  return parties.toSorted(
    (a, b) =>
      SECTORS.indexOf(a.sector) - SECTORS.indexOf(b.sector) || a.name.localeCompare(b.name, 'nb'),
  )
}

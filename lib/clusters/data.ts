import type { AuthorizedCluster } from '../auth/scope'
import { readBoards } from '../boards/data'
import type { BoardSummary } from '../boards/schema'
import { readMemberships } from '../members/data'
import type { Membership } from '../members/types'
import { readParties } from '../parties/data'
import type { PartySummary } from '../parties/schema'
import { asPerson, inCluster, type Tx } from '../platform/db'
import type { ClusterSummary } from './schema'
import type { ClusterDetail } from './types'

export type HomeCluster = ClusterSummary & { boards: BoardSummary[] }

/** Every cluster that somebody belongs to today, by name, with the boards they may see there. */
export function readHome(personId: string, { now }: { now: Date }): Promise<HomeCluster[]> {
  return asPerson(personId, async (tx) => {
    const memberships = await readMemberships(tx, { personId, now })
    const boards = await readBoards(tx, memberships)
    const clusters = await summaries(tx, memberships)
    return clusters.map((cluster) => ({ ...cluster, boards: boards.get(cluster.id) ?? [] }))
  })
}

/** Every cluster that somebody belongs to today, by name. */
export function readClusters(personId: string, { now }: { now: Date }): Promise<ClusterSummary[]> {
  return asPerson(personId, async (tx) =>
    summaries(tx, await readMemberships(tx, { personId, now })),
  )
}

async function summaries(tx: Tx, memberships: readonly Membership[]): Promise<ClusterSummary[]> {
  const roles = new Map(memberships.map(({ clusterId, role }) => [clusterId, role]))
  const rows = await tx.cluster.findMany({
    where: { id: { in: [...roles.keys()] } },
    orderBy: [{ name: 'asc' }, { slug: 'asc' }],
    select: { id: true, slug: true, name: true, description: true },
  })
  return rows.flatMap((row) => {
    const role = roles.get(row.id)
    return role ? [{ ...row, role }] : []
  })
}

/** A cluster as one of its members finds it. */
export function readCluster(
  scope: AuthorizedCluster,
  { now }: { now: Date },
): Promise<{ cluster: ClusterDetail; boards: BoardSummary[]; parties: PartySummary[] }> {
  return inCluster(scope, async (tx) => ({
    cluster: await readDetail(tx, scope),
    boards: await boardsIn(tx, scope, now),
    parties: await readParties(tx, scope),
  }))
}

/** The boards of one cluster that this member may see. */
export function readClusterBoards(
  scope: AuthorizedCluster,
  { now }: { now: Date },
): Promise<BoardSummary[]> {
  return inCluster(scope, (tx) => boardsIn(tx, scope, now))
}

async function boardsIn(tx: Tx, { clusterId, person }: AuthorizedCluster, now: Date) {
  const memberships = await readMemberships(tx, { personId: person.personId, now })
  return (await readBoards(tx, memberships)).get(clusterId) ?? []
}

async function readDetail(tx: Tx, { clusterId }: AuthorizedCluster): Promise<ClusterDetail> {
  const { asOf, ...row } = await tx.cluster.findUniqueOrThrow({
    where: { id: clusterId },
    select: {
      id: true,
      slug: true,
      name: true,
      description: true,
      locale: true,
      placeScope: true,
      place: true,
      asOf: true,
      commissioner: true,
      accountableEditor: true,
    },
  })
  return { ...row, asOf: asOf?.toISOString().slice(0, 10) ?? null }
}

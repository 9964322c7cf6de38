import 'server-only'
import { findCluster, requireCluster, requirePerson } from '../auth/gate'
import type { SignedIn } from '../auth/scope'
import { withProgress } from '../boards/data'
import type { BoardSummary, ListedBoard } from '../boards/schema'
import { clusterAbility } from '../members/ability'
import type { ClusterRole } from '../members/types'
import type { PartySummary } from '../parties/schema'
import { type HomeCluster, readCluster, readClusterBoards, readClusters, readHome } from './data'
import type { ClusterSummary } from './schema'
import type { ClusterDetail } from './types'

export type Home = { person: SignedIn; clusters: (ClusterSummary & { boards: ListedBoard[] })[] }

/** Home: the clusters of whoever is signed in, with the boards they may see. */
export async function loadHome(): Promise<Home> {
  const person = await requirePerson()
  const clusters = await readHome(person.personId, { now: new Date() })
  return { person, clusters: await Promise.all(clusters.map((one) => listed(person, one))) }
}

async function listed(person: SignedIn, cluster: HomeCluster) {
  const scope = await findCluster(person, cluster.slug)
  return { ...cluster, boards: scope ? await withProgress(scope, cluster.boards) : [] }
}

export type ClusterPage = {
  cluster: ClusterDetail
  boards: ListedBoard[]
  parties: PartySummary[]
  role: ClusterRole
  mayCreateBoard: boolean
}

export async function loadCluster(slug: string): Promise<ClusterPage> {
  const scope = await requireCluster(slug)
  const { boards, ...page } = await readCluster(scope, { now: new Date() })
  return {
    ...page,
    boards: await withProgress(scope, boards),
    role: scope.role,
    mayCreateBoard: clusterAbility(scope.role).createBoard,
  }
}

/** The clusters that a person belongs to. */
export function listClusters(person: SignedIn): Promise<ClusterSummary[]> {
  return readClusters(person.personId, { now: new Date() })
}

/** A cluster's boards that a person may see; `null` without access to the cluster. */
export async function listBoards(person: SignedIn, slug: string): Promise<BoardSummary[] | null> {
  const scope = await findCluster(person, slug)
  return scope && readClusterBoards(scope, { now: new Date() })
}

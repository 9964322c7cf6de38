import { clusterAbility } from '../members/ability'
import type { ClusterRole } from '../members/types'

/** Own lenses belong to the cluster, so those who lead it make, change and archive them. */
export function mayDefineLenses(role: ClusterRole): boolean {
  return clusterAbility(role).createBoard
}

import type { ClusterScope } from '../platform/scope'

/**
 * The scope of a cluster on nobody's behalf: for setup and the seed, which make clusters, and for tests.
 * Whatever answers a request takes its scope from the gate.
 */
export function scopeOf(clusterId: string): ClusterScope {
  return { clusterId } as ClusterScope
}

import { appendEvent } from '../events/mutations'
import type { Change } from '../events/types'
import type { Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { type NewCluster, newClusterSchema } from './schema'

/** Makes the cluster whose id the scope holds. Its first member is added next: somebody must own it. */
export async function createCluster(
  tx: Tx,
  scope: ClusterScope,
  input: NewCluster,
  { now, by }: Change,
): Promise<{ id: string; slug: string }> {
  const { asOf, ...cluster } = newClusterSchema.parse(input)
  const { clusterId: id } = scope
  await tx.cluster.create({
    data: { id, createdAt: now, asOf: asOf ? new Date(asOf) : null, ...cluster },
  })
  await appendEvent(tx, scope, {
    actor: by,
    action: 'cluster.created',
    object: { kind: 'cluster', id },
    at: now,
    after: { name: cluster.name, slug: cluster.slug },
  })
  return { id, slug: cluster.slug }
}

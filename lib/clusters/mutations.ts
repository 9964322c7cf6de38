import { appendEvent } from '../events/mutations'
import type { Change } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { createRoom } from '../sync/log'
import { roomName } from '../sync/rooms'
import { type NewCluster, newClusterSchema } from './schema'

/**
 * Makes the cluster whose id the scope holds, with its room of events. Its first member is added next: somebody must own it.
 */
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
  const room = roomName({ kind: 'events', cluster: id })
  await createRoom(executorOf(tx), { room, clusterId: id })
  await appendEvent(tx, scope, {
    actor: by,
    action: 'cluster.created',
    object: { kind: 'cluster', id },
    at: now,
    after: { name: cluster.name, slug: cluster.slug },
  })
  return { id, slug: cluster.slug }
}

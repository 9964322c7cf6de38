import { appendEvent } from '../events/mutations'
import type { Change } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { announce } from '../sync/events'
import { type NewParty, newPartySchema } from './schema'

export async function addParty(
  tx: Tx,
  scope: ClusterScope,
  input: NewParty,
  { id, now, by }: Change & { id: string },
): Promise<{ id: string }> {
  const { clusterId } = scope
  const party = newPartySchema.parse(input)
  await tx.party.create({ data: { id, clusterId, createdAt: now, ...party } })
  await appendEvent(tx, scope, {
    actor: by,
    action: 'party.added',
    object: { kind: 'party', id },
    at: now,
    after: { name: party.name, sector: party.sector },
  })
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'party.changed', id },
    audience: {},
  })
  return { id }
}

import type { Executor } from '../platform/executor'
import { type Audience, type ClusterEvent, encodeEvent } from './cluster-events'
import { roomName } from './rooms'

/**
 * Tells the members of a cluster that rows have changed, in the transaction of the change, so that
 * whoever may know hears of it once it is committed (SYNC-6). Locks the cluster's room of events
 * until the commit: announce last, after rooms are locked and the record is sealed.
 *
 * @returns the `seq` of the row; it counts what others announce, so it must not reach anybody.
 * @throws when the cluster has no room of events, or the event is none.
 */
export async function announce(
  executor: Executor,
  { clusterId, event, audience }: { clusterId: string; event: ClusterEvent; audience: Audience },
): Promise<{ seq: bigint }> {
  const room = roomName({ kind: 'events', cluster: clusterId })
  const { rows } = await executor.query(
    `with head as (
       update room_head set last_seq = last_seq + 1 where room = $1 returning room, last_seq
     )
     insert into room_log (room, seq, node, payload)
     select room, last_seq, 'web', $2::bytea from head returning seq`,
    [room, encodeEvent(event, audience)],
  )
  if (!rows[0]) throw new Error(`no such room: ${room}`)
  executor.touched?.(room)
  return { seq: BigInt(String(rows[0].seq)) }
}

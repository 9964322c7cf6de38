import type { Executor } from '../platform/executor'
import { decodeSegments } from './segments'
import { decodeSnapshot } from './snapshots'

/** What a room says at `seq`, as updates to be applied in order; nothing when there is no such room. */
export async function readDocument(
  executor: Executor,
  room: string,
): Promise<{ seq: bigint; updates: Uint8Array[] }> {
  const snapshots = await executor.query('select seq, state from room_snapshot where room = $1', [
    room,
  ])
  const [snapshot] = snapshots.rows
  const from = snapshot ? String(snapshot.seq) : '0'
  const tail = await executor.query(
    'select seq, payload from room_log where room = $1 and seq > $2::bigint order by seq',
    [room, from],
  )
  const frames = snapshot ? decodeSnapshot(snapshot.state as Uint8Array).frames : []
  const segments = tail.rows.flatMap(({ payload }) => decodeSegments(payload as Uint8Array))
  return {
    seq: BigInt(String(tail.rows.at(-1)?.seq ?? from)),
    updates: [...frames, ...segments.map(({ update }) => update)],
  }
}

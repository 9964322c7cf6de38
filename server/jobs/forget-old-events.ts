import type { Executor } from '@/lib/platform/executor'
import { keepingLog } from '../persistence/old-rows'

/** In days; the database lets nobody delete younger ones. */
const KEPT_FOR = 30

/**
 * Deletes events that nobody comes back for. Places in a room stay valid: its numbers go on.
 *
 * @param executor signed in as the owner, in no transaction; no other role may do this.
 */
export async function forgetOldEvents(
  executor: Executor,
  { now }: { now: Date },
): Promise<{ events: number }> {
  const before = new Date(now.getTime() - KEPT_FOR * 24 * 60 * 60 * 1000)
  const { rows } = await keepingLog(executor, () =>
    executor.query(
      `with gone as (
         delete from room_log using room_head head
         where head.room = room_log.room and starts_with(head.room, 'events.')
           and room_log.at < $1::timestamptz
         returning 1
       )
       select count(*)::int as events from gone`,
      [before],
    ),
  )
  return { events: Number(rows[0]?.events) }
}

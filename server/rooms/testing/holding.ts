import type { TestBoard } from './board'

/** Until released, nothing can be committed in this room; reading goes on. */
export async function commitsHeld({ db, room }: TestBoard): Promise<() => Promise<void>> {
  const holder = await db.connect()
  await holder.query('begin')
  await holder.query('select 1 from room_head where room = $1 for update', [room])
  return async () => {
    await holder.query('rollback')
    holder.release()
  }
}

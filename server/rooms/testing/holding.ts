import type { TestBoard } from './board'

/** Until released, a flush of this database waits, for two seconds at most; reading goes on. */
export function commitsHeld(board: TestBoard): Promise<() => Promise<void>> {
  return holding(board, 'lock table room_log in share mode')
}

/** Until released, the head of this room is locked, and its flushes find that it is. */
export function headLocked(board: TestBoard): Promise<() => Promise<void>> {
  return holding(board, `select 1 from room_head where room = '${board.room}' for update`)
}

async function holding({ db }: TestBoard, lock: string): Promise<() => Promise<void>> {
  const holder = await db.connect()
  await holder.query('begin')
  await holder.query(lock)
  return async () => {
    await holder.query('rollback')
    holder.release()
  }
}

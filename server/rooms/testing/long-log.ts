import * as Y from 'yjs'
import { encodeSegments } from '@/lib/sync/segments'
import type { TestBoard } from './board'

/** One row more than a room may have before it is compacted. */
export const LONG_LOG = 501

/** From now on Postgres refuses rows of this room in a table; returns how to make it take them again. */
export async function refusing(
  { db, room }: TestBoard,
  table: 'room_log' | 'room_snapshot',
): Promise<() => Promise<unknown>> {
  await db.query(`
    create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'refused by the test' using errcode = '23514'; end $$`)
  await db.query(`
    create trigger refuse before insert or update on ${table}
    for each row when (new.room = '${room}') execute function refuse()`)
  return () => db.query('drop function refuse cascade')
}

/** Writes so many rows past every server. */
export async function writeLongLog({ db, room }: TestBoard): Promise<void> {
  const doc = new Y.Doc()
  const payloads: Uint8Array[] = []
  const { rows } = await db.query('select id from person limit 1')
  doc.on('update', (update) => {
    payloads.push(encodeSegments([{ person: rows[0].id, onBehalfOf: null, update }]))
  })
  for (let row = 0; row < LONG_LOG; row++) doc.getMap('cards').set(`card ${row}`, row)
  await db.query(
    `insert into room_log (room, seq, node, payload)
     select $1, at, 'web', payload from unnest($2::bytea[]) with ordinality as row(payload, at)`,
    [room, payloads.map((payload) => Buffer.from(payload))],
  )
  await db.query('update room_head set last_seq = $2 where room = $1', [room, LONG_LOG])
}

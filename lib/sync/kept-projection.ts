import { createHash } from 'node:crypto'
import { canonicalJson } from '../platform/chain'
import type { Executor } from '../platform/executor'
import type { BoardProjection } from './projection'

/** A projection as it is stored: its RFC 8785 JSON and the SHA-256 of that (SYNC-20). */
export type KeptProjection = { schema: number; text: string; hash: Uint8Array }

/** Made in the worker, since a large one takes a while to write down. */
export function keptProjection(projection: BoardProjection): KeptProjection {
  const text = canonicalJson(projection)
  const hash = new Uint8Array(createHash('sha256').update(text).digest())
  return { schema: projection.schema, text, hash }
}

/** Keeps what a room says at `seq`, unless something newer is kept already. */
export async function keepProjection(
  executor: Executor,
  { room, seq, kept }: { room: string; seq: bigint; kept: KeptProjection },
): Promise<void> {
  await executor.query(
    `insert into room_projection (room, seq, schema, data, content_hash)
     values ($1, $2::bigint, $3::int, $4::jsonb, $5::bytea)
     on conflict (room) do update set seq = excluded.seq, schema = excluded.schema,
       data = excluded.data, content_hash = excluded.content_hash
     where room_projection.seq <= excluded.seq`,
    [room, seq, kept.schema, kept.text, kept.hash],
  )
}

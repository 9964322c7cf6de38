import { CloseCode } from '@/lib/sync/close-codes'
import { DOCUMENT_SCHEMA } from '@/lib/sync/rooms'
import type { Connection } from './sockets/connection'
import type { QueueEntry } from './write-queue'

/**
 * What its newest author knows, a document may hold from then on (SYNC-26); nobody claims to know more
 * than this server does. `null` when that is nothing new.
 */
export function raisedSchema(entries: readonly QueueEntry[], schema: number): number | null {
  const known = entries.map(({ author, update }) => (update && author.version) || 0)
  const newest = Math.min(Math.max(...known), DOCUMENT_SCHEMA)
  return newest > schema ? newest : null
}

type SchemaRoom = { state: { schema: number }; connections: Iterable<Connection> }

/** Counts what may be in the document from now on; those who do not know it leave before they see it. */
export function raiseSchema({ state, connections }: SchemaRoom, schema: number): void {
  if (schema <= state.schema) return
  state.schema = schema
  for (const connection of connections) closeIfOlder(connection, schema)
}

/** A client that does not know what the document may hold comes back with a newer page. */
export function closeIfOlder(connection: Connection, schema: number): void {
  const isOlder = connection.version !== null && connection.version < schema
  if (isOlder) connection.close(CloseCode.clientTooOld, 'reload')
}

/**
 * Runs one SQL statement with `$1` parameters. A `pg` client is one as it is; `executorOf` makes one of
 * a Prisma transaction. Rows look alike in both: int8 as decimal strings, bytea as Uint8Array.
 */
export type Executor = {
  query(sql: string, params: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  /** Notes that rows or access of a room change, so that it is signalled after the commit. */
  touched?(room: string): void
}

/** Limits of one table. Bytes are those of the file before it is read. */
export const TABLE_LIMITS = {
  bytes: 5 * 1024 * 1024,
  rows: 5_000,
  columns: 60,
} as const

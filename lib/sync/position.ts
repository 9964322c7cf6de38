/** A place in a room's log, and so what a document contains that stands there (SYNC-18). */
export type Position = {
  /** Rises when the database is restored from a backup; what stood in another epoch means nothing. */
  logEpoch: number
  seq: bigint
}

/** `<log epoch>.<seq>`, as in `?since=` and in the header of a snapshot. */
export function formatPosition({ logEpoch, seq }: Position): string {
  return `${logEpoch}.${seq}`
}

/** Reads what `formatPosition` wrote; `null` for anything else. */
export function parsePosition(text: string): Position | null {
  const [, logEpoch, seq] = /^(\d{1,10})\.(\d{1,16})$/.exec(text) ?? []
  if (logEpoch === undefined || seq === undefined) return null
  return { logEpoch: Number(logEpoch), seq: BigInt(seq) }
}

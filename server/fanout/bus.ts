/**
 * What nodes tell each other about a room. All of it is a hint that makes things faster; Postgres
 * knows everything, and whatever is lost on the way is found there (SYNC-27).
 */
export type BusMessage =
  /** One committed row, its payload as in `room_log`, and the access epoch it was written under. */
  | { kind: 'row'; logEpoch: number; accessEpoch: bigint; seq: bigint; payload: Uint8Array }
  /** Rows or access have changed, or a message may have been missed: compare with Postgres now. */
  | { kind: 'look' }
  /** An awareness update that `node` has stamped; without entries it asks others for theirs. */
  | { kind: 'presence'; node: string; entries: Uint8Array }

export type BusListener = (message: BusMessage) => void

export type Bus = {
  /** After commit. Never throws and never waits; what cannot be sent is dropped. */
  publish(room: string, message: BusMessage): void
  /**
   * Hears what other nodes publish about a room, until the returned function is called. Whoever
   * publishes a question after subscribing hears the answers.
   */
  subscribe(room: string, listener: BusListener): () => void
  /** Sends what still waits, for a second at most, and stops. */
  close(): Promise<void>
}

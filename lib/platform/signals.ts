/** Brings the names of rooms to where they are open. Must not throw, and nobody waits for it. */
export type SignalCarrier = (rooms: readonly string[]) => void

// Next holds this module in several bundles; what the process has set holds for all of them.
const kept = globalThis as typeof globalThis & { framsynSignals?: SignalCarrier }

/** Set once by whoever composes the process; without it, what changes is found within a second. */
export function carrySignals(carrier: SignalCarrier): void {
  kept.framsynSignals = carrier
}

/**
 * Says, after the commit, that rows or access of these rooms have changed (SYNC-5, SYNC-16).
 * Transactions of `inCluster` do so by themselves.
 */
export function signalRooms(rooms: readonly string[]): void {
  if (rooms.length > 0) kept.framsynSignals?.(rooms)
}

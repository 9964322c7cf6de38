import type { PrivateNote } from './private-note'

/** What the server does not take within this time is shown as not saved, within three seconds (SYNC-13). */
const NOT_SAVED_AFTER = 2_500

/** A shorter break is nobody's business. */
const OFFLINE_AFTER = 1_500

export type SavedState = 'saved' | 'saving' | 'offline' | 'not-saved'
export type LinkState = 'connecting' | 'joined' | 'closed'
/** With `full` the document has reached its limit: what only deletes is taken (SYNC-23). */
export type AccessState = 'read-write' | 'read-only' | 'full' | 'unknown'

/** How a connection to a room stands. */
export type ConnectionState = {
  /** `saved` means committed; `offline` means kept on this device, and is only said when it is. */
  saved: SavedState
  /** How far one's newest change has come; what is in the page only goes with it. */
  newest: 'committed' | 'on-device' | 'in-page'
  link: LinkState
  access: AccessState
  /** The server has closed for good (close-codes.ts); 4401 resumes after sign-in. */
  ended?: { code: number; reason: string }
  /** What the server did not take, for the person to keep. */
  refused?: PrivateNote
}

export const BEFORE_JOINING: ConnectionState = {
  saved: 'saved',
  newest: 'committed',
  link: 'connecting',
  access: 'unknown',
}

/** What the saved state is decided on; times in epoch milliseconds. */
export type SavingFacts = {
  /** Since when there has been no connection; `null` when there is one. */
  downSince: number | null
  allSaved: boolean
  unsavedSince: number | null
  /** The newest change is on this device's disk. */
  kept: boolean
}

/** What to show, and when to look again if nothing happens before; `null` for never. */
export function savedState(
  { downSince, allSaved, unsavedSince, kept }: SavingFacts,
  now: number,
): { saved: SavedState; lookAgainIn: number | null } {
  const untilOffline = downSince === null ? null : downSince + OFFLINE_AFTER - now
  if (untilOffline !== null && untilOffline <= 0 && kept) {
    return { saved: 'offline', lookAgainIn: null }
  }
  const untilNotSaved = allSaved ? null : (unsavedSince ?? now) + NOT_SAVED_AFTER - now
  if (untilNotSaved !== null && untilNotSaved <= 0) {
    return { saved: 'not-saved', lookAgainIn: soonest(untilOffline) }
  }
  return { saved: allSaved ? 'saved' : 'saving', lookAgainIn: soonest(untilOffline, untilNotSaved) }
}

function soonest(...waits: (number | null)[]): number | null {
  const ahead = waits.filter((wait) => wait !== null && wait > 0) as number[]
  return ahead.length > 0 ? Math.min(...ahead) : null
}

/** Whether two states say the same, so that nobody need be told. */
export function sameState(a: ConnectionState, b: ConnectionState): boolean {
  return (
    a.saved === b.saved &&
    a.newest === b.newest &&
    a.link === b.link &&
    a.access === b.access &&
    a.ended === b.ended &&
    a.refused === b.refused
  )
}

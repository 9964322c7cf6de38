import type { LiveState } from './live-room'

/** What the top bar says about one's work; each has a label and an explanation in the messages. */
export type Shown =
  | 'connecting'
  | 'saved'
  | 'saving'
  | 'offline'
  | 'notSaved'
  | 'atRisk'
  | 'readOnly'
  | 'stopped'
  | 'stoppedKept'
  | 'stoppedAtRisk'

/** Nobody is told more than is true: "saved" is committed, "kept" is on this device's disk. */
export function shownFor(state: LiveState): Shown {
  if (state.ended) return shownAtEnd(state)
  switch (state.saved) {
    case 'not-saved':
      return state.newest === 'in-page' ? 'atRisk' : 'notSaved'
    case 'offline':
      return 'offline'
    case 'saving':
      return 'saving'
    case 'saved':
      if (state.link !== 'joined') return 'connecting'
      return state.access === 'read-only' ? 'readOnly' : 'saved'
  }
}

function shownAtEnd({ newest }: LiveState): Shown {
  switch (newest) {
    case 'committed':
      return 'stopped'
    case 'on-device':
      return 'stoppedKept'
    case 'in-page':
      return 'stoppedAtRisk'
  }
}

const TROUBLE: ReadonlySet<Shown> = new Set([
  'offline',
  'notSaved',
  'atRisk',
  'stopped',
  'stoppedKept',
  'stoppedAtRisk',
])

/**
 * Which of a row of states are worth saying aloud: trouble when it comes, and its end. Saving goes
 * on all the time and is not.
 */
export function worthSaying(said: Shown | null, shown: Shown): boolean {
  if (shown === said) return false
  if (TROUBLE.has(shown)) return true
  return (shown === 'saved' || shown === 'readOnly') && said !== null && TROUBLE.has(said)
}

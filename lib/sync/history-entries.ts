import type * as Y from 'yjs'
import { readCard } from '../cards/doc'
import { decodeSegments } from './segments'
import { type Change, clocksIn, tellWritten, type Written } from './written'

/** A row of the log as history reads it. */
export type HistoryRow = { at: number; payload: Uint8Array }

/** What somebody wrote in one go. */
export type HistoryEntry = Omit<Written, 'changes'> & {
  /** `title` is a card's, as it is now. */
  changes: (Change & { title: string | null })[]
  /** Person id of the author. */
  person: string
  /** Person id of whoever had the server write it, such as the facilitator of a reveal. */
  onBehalfOf: string | null
  /** From the first to the last commit, in epoch milliseconds. */
  from: number
  to: number
}

/** Whoever pauses for longer begins anew, in milliseconds. */
const PAUSE = 5 * 60_000

const LONGEST_TITLE = 200

type Stint = Pick<HistoryEntry, 'person' | 'onBehalfOf' | 'from' | 'to'> & { updates: Uint8Array[] }

/**
 * What was written in these rows, newest first, by the document as it stands now. Runs in the worker.
 *
 * @param rows newest first.
 * @param person only what this person wrote or had written.
 */
export function tellHistory(
  doc: Y.Doc,
  { rows, person }: { rows: readonly HistoryRow[]; person: string | null },
): HistoryEntry[] {
  const titleOf = titlesIn(doc)
  return stintsIn(rows, person).map(({ updates, ...stint }) => {
    const { changes, ...written } = tellWritten(doc, clocksIn(updates))
    const titled = changes.map((change) => ({ ...change, title: titleOf(change) }))
    return { ...stint, ...written, changes: titled }
  })
}

/** Each is looked up once, however often its card is told of. */
function titlesIn(doc: Y.Doc): (change: Change) => string | null {
  const known = new Map<string, string | null>()
  return ({ root, id, stands }) => {
    if (root !== 'cards' || id === null || !stands) return null
    const title = known.get(id)
    if (title !== undefined) return title
    const found = readCard(doc, id)?.title.slice(0, LONGEST_TITLE) ?? null
    known.set(id, found)
    return found
  }
}

function stintsIn(rows: readonly HistoryRow[], person: string | null): Stint[] {
  const stints: Stint[] = []
  const current = new Map<string, Stint>()
  for (const { at, payload } of rows) {
    for (const { update, ...author } of decodeSegments(payload)) {
      if (person !== null && author.person !== person && author.onBehalfOf !== person) continue
      const key = `${author.person} ${author.onBehalfOf}`
      const stint = current.get(key)
      if (stint && stint.from - at <= PAUSE) {
        stint.updates.push(update)
        stint.from = at
        continue
      }
      const begun = { ...author, from: at, to: at, updates: [update] }
      stints.push(begun)
      current.set(key, begun)
    }
  }
  return stints
}

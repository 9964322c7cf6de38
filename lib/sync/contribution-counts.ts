import type * as Y from 'yjs'
import { decodeSegments } from './segments'
import { type Change, clocksIn, touchedBy } from './written'

/** The entries that somebody has written in and that stand in the document, as `root:id`. */
export type Contribution = { person: string; entries: string[] }

/** What says something; frames only put it in order, and `meta` is the program's own. */
const SHAPED: ReadonlySet<string> = new Set(['cards', 'relations', 'placements'])

/** Where something stands on the canvas: moving what others wrote adds nothing to it. */
const ARRANGED: ReadonlySet<string> = new Set(['at', 'z', 'size', 'order', 'locked'])

/**
 * Which entries each author has made or written in, by the document as it stands. Merging rows of the
 * log changes nothing of it. Runs in the worker.
 *
 * @param payloads rows of the log, in any order.
 */
export function contributionsIn(doc: Y.Doc, payloads: readonly Uint8Array[]): Contribution[] {
  const updates = new Map<string, Uint8Array[]>()
  for (const payload of payloads) {
    for (const { person, update } of decodeSegments(payload)) {
      const written = updates.get(person)
      if (written) written.push(update)
      else updates.set(person, [update])
    }
  }
  return [...updates].map(([person, written]) => ({
    person,
    entries: touchedBy(doc, clocksIn(written)).filter(isContribution).map(keyOf),
  }))
}

function isContribution({ root, change, fields, stands }: Change): boolean {
  if (!stands || !SHAPED.has(root)) return false
  return change === 'added' || fields.some((field) => !ARRANGED.has(field))
}

const keyOf = ({ root, id }: Change): string => `${root}:${id}`

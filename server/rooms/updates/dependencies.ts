import type { Known } from './knowledge'
import type { Id, ReadUpdate, Section, Struct } from './update-reader'

export type Visit = (struct: Struct, client: number) => void
type Cursor = { section: Section; index: number; clock: number }

/**
 * Whether everything that an update stands on is known or in the update itself, in an order in
 * which it can be integrated (SYNC-7). What does not would wait in every receiver for ever.
 * The update starts at the known clocks: there is no gap. `visit` sees its structs in that order.
 */
export function standsOnKnown(
  update: ReadUpdate,
  known: Known,
  visit: Visit = () => undefined,
): boolean {
  const clockOf = (client: number) => known.clockOf(client)
  const ends = new Map(update.sections.map(({ client, end }) => [client, end]))
  return (
    integrate(update.sections, { clockOf, visit }) &&
    deletesExist(update, (client) => ends.get(client) ?? clockOf(client))
  )
}

/**
 * Visits structs in an order in which each stands on those before it or on what is known.
 *
 * @returns whether all of them could be visited.
 */
export function integrate(
  sections: readonly Section[],
  { clockOf, visit }: { clockOf: (client: number) => number; visit: Visit },
): boolean {
  const cursors = new Map<number, Cursor>()
  for (const section of sections) {
    cursors.set(section.client, { section, index: 0, clock: section.clock })
  }
  const reached = (client: number) => cursors.get(client)?.clock ?? clockOf(client)
  const waiting = new Map<Struct, Cursor[]>()
  const ready = [...cursors.values()]
  const visitAndWake: Visit = (struct, client) => {
    visit(struct, client)
    const woken = waiting.get(struct)
    if (!woken) return
    waiting.delete(struct)
    for (const cursor of woken) ready.push(cursor)
  }
  let unfinished = cursors.size
  for (let cursor = ready.pop(); cursor; cursor = ready.pop()) {
    const missing = advance(cursor, { reached, visit: visitAndWake })
    if (!missing) {
      unfinished -= 1
      continue
    }
    const section = cursors.get(missing.client)?.section
    const awaited = section && structAt(section, missing.clock)
    if (!awaited) return false
    const others = waiting.get(awaited)
    if (others) others.push(cursor)
    else waiting.set(awaited, [cursor])
  }
  return unfinished === 0
}

/** The struct of a section that holds this clock. */
function structAt({ structs }: Section, clock: number): Struct | undefined {
  let [low, high] = [0, structs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct && struct.clock + struct.length <= clock) low = middle + 1
    else high = middle
  }
  return structs[low]
}

/** Moves on as far as possible and returns the first id that is not there yet. */
function advance(
  cursor: Cursor,
  { reached, visit }: { reached: (client: number) => number; visit: Visit },
): Id | null {
  const { client, structs } = cursor.section
  for (let struct = structs[cursor.index]; struct; struct = structs[cursor.index]) {
    const missing = firstMissing(struct, client, reached)
    if (missing) return missing
    visit(struct, client)
    cursor.index += 1
    cursor.clock = struct.clock + struct.length
  }
  return null
}

function firstMissing(
  struct: Struct,
  client: number,
  reached: (client: number) => number,
): Id | null {
  for (const id of struct.needs) {
    // ids of the same client stand before the struct; the reader has checked it
    if (id.client !== client && id.clock >= reached(id.client)) return id
  }
  return null
}

/** A deletion ahead of its struct would delete what somebody has yet to write. */
function deletesExist({ deletes }: ReadUpdate, reached: (client: number) => number): boolean {
  for (const [client, ranges] of deletes.entries()) {
    if ((ranges.at(-1) ?? 0) > reached(client)) return false
  }
  return true
}

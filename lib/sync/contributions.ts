import { readDocument } from './document'
import { readLogPage } from './history'
import type { Shortly } from './projector'
import { inWorker } from './worker'

/**
 * Which entries of a room's document each person has made or written in, by the log, which says
 * for every change whose it is (SYNC-11). Read page by page, so that a long log fits. Decides nothing
 * about access: whoever calls it has.
 *
 * @returns person ids with keys of cards, relations and placements (`cards:<id>`); nobody when there is no such room.
 * @throws when the document cannot be built in time.
 */
export async function readContributions(
  shortly: Shortly,
  room: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const entries = new Map<string, Set<string>>()
  let before: bigint | null = null
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(shortly, room, before)
    if (page.payloads.length === 0) break
    const told = await inWorker({ kind: 'contributions', ...page })
    if (told.kind !== 'contributions')
      throw new Error('the document worker answered something else')
    for (const contribution of told.contributions) {
      const known = entries.get(contribution.person) ?? new Set()
      for (const entry of contribution.entries) known.add(entry)
      entries.set(contribution.person, known)
    }
    before = page.next
  } while (before !== null)
  return entries
}

function readPage(shortly: Shortly, room: string, before: bigint | null) {
  return shortly(async (executor) => {
    const { rows, next } = await readLogPage(executor, { room, before })
    const { updates } = await readDocument(executor, room)
    return { updates, payloads: rows.map(({ payload }) => payload), next }
  })
}

import type { ReadUpdate, Section, Struct } from './update-reader'

/**
 * More structs out of place than this are refused in one update. Each makes every receiver walk
 * through its list from the start, 250 kB of them for a minute.
 */
export const MAX_STRAYS = 200

/**
 * Counts the structs of an update that come first in their list without having come there one after
 * the other. An honest writer puts each before the one that stood first until then; lists that the
 * update itself begins show whether that is so. In others every such struct counts.
 */
export function countStrays(update: ReadUpdate): number {
  const lists = new Map<string, number | 'shared'>()
  let strays = 0
  for (const { client, structs } of update.sections) {
    const begun = new Set<string>()
    for (const { begins } of structs) {
      if (begins === null) continue
      if (begun.has(begins)) strays += 1
      else lists.set(begins, lists.has(begins) ? 'shared' : client)
      begun.add(begins)
    }
  }
  for (const section of update.sections) strays += straysIn(section, lists)
  return strays
}

function straysIn(
  { client, clock, structs }: Section,
  lists: ReadonlyMap<string, number | 'shared'>,
): number {
  let strays = 0
  /** Clocks of the first structs of lists whose parents this section has written itself. */
  const firsts = new Set<number>()
  for (const struct of structs) {
    const isBelow = struct.needs[0]?.client === client && struct.needs[0].clock >= clock
    if (struct.place === 'inside') {
      if (isBelow && lists.get(struct.begins ?? '') === client) firsts.add(struct.clock)
    } else if (struct.place === 'before') {
      if (replacesFirst(struct, { client, firsts })) firsts.add(struct.clock)
      else strays += 1
    }
  }
  return strays
}

/** Something can be put before the first only once; then that is the first. */
function replacesFirst(
  { needs }: Struct,
  { client, firsts }: { client: number; firsts: Set<number> },
): boolean {
  const [right] = needs
  return right?.client === client && firsts.delete(right.clock)
}

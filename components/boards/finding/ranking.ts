import { foldText } from './matching'

export type Ranked = { name: string; also?: string }

/**
 * What fits the words that somebody types, the likeliest first: names that begin with them, then
 * names in which a word does, then the rest. Equal ones keep their order.
 */
export function ranked<Entry extends Ranked>(
  entries: readonly Entry[],
  query: string,
  limit: number,
): Entry[] {
  const asked = foldText(query).trim()
  const words = asked.split(/\s+/u).filter(Boolean)
  if (words.length === 0) return entries.slice(0, limit)
  return entries
    .flatMap((entry) => {
      const name = foldText(entry.name)
      const all = entry.also ? `${name} ${foldText(entry.also)}` : name
      if (!words.every((word) => all.includes(word))) return []
      return [
        { entry, rank: name.startsWith(asked) ? 0 : ` ${name}`.includes(` ${asked}`) ? 1 : 2 },
      ]
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

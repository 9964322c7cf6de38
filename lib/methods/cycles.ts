type Link = { from: string; to: string }

/**
 * Whether adding a link would close a circle, its own end included.
 *
 * @param links directed links that are there already.
 */
export function closesCycle(links: readonly Link[], { from, to }: Link): boolean {
  return reachable(links, to).has(from)
}

/** The ends that lie on a circle of directed links, in the order in which they first appear. */
export function onCycles(links: readonly Link[]): string[] {
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]))
  return [...ends].filter((end) => {
    const next = links.filter(({ from }) => from === end)
    return next.some(({ to }) => reachable(links, to).has(end))
  })
}

/** Where one can come from an end along links; the end itself among it. */
function reachable(links: readonly Link[], start: string): Set<string> {
  const onwards = new Map<string, string[]>()
  for (const { from, to } of links) onwards.set(from, [...(onwards.get(from) ?? []), to])
  const found = new Set([start])
  for (const end of found) for (const next of onwards.get(end) ?? []) found.add(next)
  return found
}

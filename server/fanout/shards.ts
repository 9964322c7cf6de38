const SHARDS = 64

/** The stream of an installation that a room's messages travel in: one of 64, by hash (FNV-1a) of its name. */
export function shardOf(room: string, installation: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < room.length; at++) {
    hash = Math.imul(hash ^ room.charCodeAt(at), 0x01000193)
  }
  return `framsyn:bus:${installation}:${(hash >>> 0) % SHARDS}`
}

/** Compares two ids of stream entries, such as `1526919030474-55`. Negative: `a` is older. */
export function compareIds(a: string, b: string): number {
  const [aTime = '0', aCount = '0'] = a.split('-')
  const [bTime = '0', bCount = '0'] = b.split('-')
  return Number(aTime) - Number(bTime) || Number(aCount) - Number(bCount)
}

/** Half-open ranges of clocks, flat: `[from, to, from, to, …]`, in order and apart. */
export type Ranges = readonly number[]

/** All of both, in time that grows with both together. */
export function union(a: Ranges, b: Ranges): number[] {
  const flat: number[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const takeA = j >= b.length || at(a, i) <= at(b, j)
    if (takeA) {
      append(flat, at(a, i), at(a, i + 1))
      i += 2
    } else {
      append(flat, at(b, j), at(b, j + 1))
      j += 2
    }
  }
  return flat
}

/** Those of the first that are not in the second. */
export function difference(ranges: Ranges, known: Ranges): Ranges {
  const flat: number[] = []
  let k = boundsUpTo(known, at(ranges, 0)) & ~1
  for (let i = 0; i < ranges.length; i += 2) {
    let from = at(ranges, i)
    const to = at(ranges, i + 1)
    while (k < known.length && at(known, k + 1) <= from) k += 2
    for (let n = k; n < known.length && at(known, n) < to && from < to; n += 2) {
      if (from < at(known, n)) flat.push(from, at(known, n))
      from = Math.max(from, at(known, n + 1))
    }
    if (from < to) flat.push(from, to)
  }
  return flat
}

/** How many of these bounds are not above a clock. */
export function boundsUpTo(ranges: readonly number[], clock: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts `[from, to)` into ranges that lie in order and apart, joining what it touches. */
export function insertRange(ranges: number[], from: number, to: number): void {
  // the first range that does not end before, and the first that begins after
  const first = boundsUpTo(ranges, from - 1) & ~1
  let next = boundsUpTo(ranges, to)
  next += next % 2
  const joined =
    first < next
      ? [Math.min(from, ranges[first] ?? from), Math.max(to, ranges[next - 1] ?? to)]
      : [from, to]
  ranges.splice(first, next - first, ...joined)
}

/** Beyond the end reads as infinity, so that a merge simply runs out. */
export function at(ranges: Ranges, index: number): number {
  return ranges[index] ?? Number.POSITIVE_INFINITY
}

/** Adds a range that begins at or after the last one. */
export function append(flat: number[], from: number, to: number): void {
  const last = flat.length - 1
  const end = flat[last]
  if (end !== undefined && from <= end) flat[last] = Math.max(end, to)
  else flat.push(from, to)
}

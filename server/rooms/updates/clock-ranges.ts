import * as encoding from 'lib0/encoding'

/** Half-open ranges of clocks, flat: `[from, to, from, to, …]`, in order and apart. */
export type Ranges = readonly number[]

/** When so many times more is known than comes, it is put in bound by bound. */
const FEW = 16

/** Which clocks of which clients, such as everything that has been deleted in a document. */
export class ClockRanges {
  readonly #clients = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.#clients.size === 0
  }

  entries(): IterableIterator<[number, Ranges]> {
    return this.#clients.entries()
  }

  of(client: number): Ranges {
    return this.#clients.get(client) ?? []
  }

  add(client: number, ranges: Ranges): void {
    if (ranges.length === 0) return
    const known = this.#clients.get(client)
    if (!known) this.#clients.set(client, [...ranges])
    else if (ranges.length * FEW < known.length) {
      for (let i = 0; i < ranges.length; i += 2)
        insertRange(known, at(ranges, i), at(ranges, i + 1))
    } else this.#clients.set(client, union(known, ranges))
  }

  addAll(other: ClockRanges): void {
    for (const [client, ranges] of other.entries()) this.add(client, ranges)
  }

  /** The part of these ranges that is not in here. */
  missing(client: number, ranges: Ranges): Ranges {
    const known = this.#clients.get(client)
    return known ? difference(ranges, known) : ranges
  }
}

/** Puts `[from, to)` pairs in order and joins those that touch. */
export function normalise(pairs: [from: number, to: number][]): Ranges {
  pairs.sort((a, b) => a[0] - b[0])
  const flat: number[] = []
  for (const [from, to] of pairs) append(flat, from, to)
  return flat
}

function union(a: Ranges, b: Ranges): number[] {
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

function difference(ranges: Ranges, known: Ranges): Ranges {
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
function at(ranges: Ranges, index: number): number {
  return ranges[index] ?? Number.POSITIVE_INFINITY
}

function append(flat: number[], from: number, to: number): void {
  const last = flat.length - 1
  const end = flat[last]
  if (end !== undefined && from <= end) flat[last] = Math.max(end, to)
  else flat.push(from, to)
}

/** Writes ranges as the delete set that ends a Yjs update of format V1. */
export function writeDeleteSet(encoder: encoding.Encoder, deletes: ClockRanges): void {
  const clients = [...deletes.entries()].sort(([a], [b]) => b - a)
  encoding.writeVarUint(encoder, clients.length)
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length / 2)
    for (let index = 0; index < ranges.length; index += 2) {
      const from = at(ranges, index)
      encoding.writeVarUint(encoder, from)
      encoding.writeVarUint(encoder, at(ranges, index + 1) - from)
    }
  }
}

import * as encoding from 'lib0/encoding'
import { RangeLevels } from './range-levels'
import { append, at, type Ranges } from './ranges'

export type { Ranges } from './ranges'

/** Which clocks of which clients, such as everything that has been deleted in a document. */
export class ClockRanges {
  readonly #clients = new Map<number, RangeLevels>()

  get isEmpty(): boolean {
    return this.#clients.size === 0
  }

  *entries(): IterableIterator<[number, Ranges]> {
    for (const [client, known] of this.#clients) yield [client, known.flat]
  }

  of(client: number): Ranges {
    return this.#clients.get(client)?.flat ?? []
  }

  add(client: number, ranges: Ranges): void {
    if (ranges.length === 0) return
    let known = this.#clients.get(client)
    if (!known) {
      known = new RangeLevels()
      this.#clients.set(client, known)
    }
    known.add(ranges)
  }

  addAll(other: ClockRanges): void {
    for (const [client, ranges] of other.entries()) this.add(client, ranges)
  }

  /** The part of these ranges that is not in here. */
  missing(client: number, ranges: Ranges): Ranges {
    return this.#clients.get(client)?.missing(ranges) ?? ranges
  }
}

/** Puts `[from, to)` pairs in order and joins those that touch. */
export function normalise(pairs: [from: number, to: number][]): Ranges {
  pairs.sort((a, b) => a[0] - b[0])
  const flat: number[] = []
  for (const [from, to] of pairs) append(flat, from, to)
  return flat
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

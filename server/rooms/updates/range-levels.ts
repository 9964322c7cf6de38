import { append, at, boundsUpTo, difference, insertRange, type Ranges, union } from './ranges'

/** So many bounds are put in one by one; a longer array takes too long to move for each. */
const SHORT = 64

/**
 * Ranges that grow in whatever order. An array in order is long to move for each range that comes in
 * between, so what does not follow the end waits in a shorter array, and two of them become one when
 * they are of a size: each bound is moved a few times at most, however many there are.
 */
export class RangeLevels {
  /** Each more than twice as long as the next; what is in one may be in another, too. */
  #levels: number[][] = []

  has(clock: number): boolean {
    // an odd number of bounds lies at or below a clock that is within a range
    return this.#levels.some((level) => boundsUpTo(level, clock) % 2 === 1)
  }

  /** Adds ranges that are in order and apart; the array stays the caller's. */
  add(ranges: Ranges): void {
    const [longest] = this.#levels
    if (longest && at(ranges, 0) >= (longest.at(-1) ?? 0)) {
      for (let i = 0; i < ranges.length; i += 2) append(longest, at(ranges, i), at(ranges, i + 1))
      return
    }
    const shortest = this.#levels.at(-1)
    if (shortest && ranges.length === 2 && shortest.length < SHORT) {
      insertRange(shortest, at(ranges, 0), at(ranges, 1))
    } else this.#levels.push([...ranges])
    this.#join((shorter, longer) => 2 * shorter.length >= longer.length)
  }

  /** The part of these ranges that is not in here. */
  missing(ranges: Ranges): Ranges {
    return this.#levels.reduce<Ranges>(difference, ranges)
  }

  /** All of it in order and apart. */
  get flat(): Ranges {
    this.#join(() => true)
    return this.#levels[0] ?? []
  }

  #join(mayJoin: (shorter: Ranges, longer: Ranges) => boolean): void {
    for (;;) {
      const [longer, shorter] = [this.#levels.at(-2), this.#levels.at(-1)]
      if (!longer || !shorter || !mayJoin(shorter, longer)) return
      this.#levels.splice(-2, 2, union(longer, shorter))
    }
  }
}

/** Repeatable chance: the same seed gives the same numbers. */
export type Chance = {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  oneOf<T>(choices: readonly [T, ...T[]]): T
}

/** mulberry32, Tommy Ettinger 2017: 32 bits of state are enough to choose what a test does next. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, oneOf: (choices) => choices[below(choices.length)] ?? choices[0] }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClockRanges, normalise } from './clock-ranges'

const pairs = fc.array(
  fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }))
    .map(([from, length]): [number, number] => [from, from + length]),
  { maxLength: 12 },
)

function clocksOf(ranges: readonly number[]): Set<number> {
  const clocks = new Set<number>()
  for (let at = 0; at < ranges.length; at += 2) {
    for (let clock = ranges[at] ?? 0; clock < (ranges[at + 1] ?? 0); clock++) clocks.add(clock)
  }
  return clocks
}

test('SYNC-7 ranges hold the clocks that were added, in order and apart', () => {
  fc.assert(
    fc.property(pairs, pairs, (one, other) => {
      const ranges = new ClockRanges()
      ranges.add(1, normalise([...one]))
      ranges.add(1, normalise([...other]))
      const expected = new Set([...one, ...other].flatMap(([a, b]) => [...clocksOf([a, b])]))
      expect(clocksOf(ranges.of(1))).toEqual(expected)
      for (let at = 1; at < ranges.of(1).length; at++) {
        expect(ranges.of(1)[at]).toBeGreaterThan(ranges.of(1)[at - 1] ?? -1)
      }
    }),
  )
})

test('SYNC-7 what is added one by one is what is added at once, and arrays that were given stay as they were', () => {
  const many = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 4 })), { maxLength: 150 })
  fc.assert(
    fc.property(many, (added) => {
      const all = added.map(([from, length]): [number, number] => [from, from + length])
      const [singly, first] = [new ClockRanges(), [2_000, 2_001]]
      singly.add(1, first)
      for (const pair of all) singly.add(1, pair)
      expect(singly.of(1)).toEqual(normalise([...all, [2_000, 2_001]]))
      expect(first).toEqual([2_000, 2_001])
      for (const [from, to] of all) expect(singly.missing(1, [from, to])).toEqual([])
      expect(singly.missing(1, [1_500, 1_501])).toEqual([1_500, 1_501])
    }),
  )
})

test('SYNC-7 missing gives the clocks that are not held', () => {
  fc.assert(
    fc.property(pairs, pairs, (known, asked) => {
      const ranges = new ClockRanges()
      ranges.add(1, normalise([...known]))
      const held = clocksOf(ranges.of(1))
      const wanted = clocksOf(normalise([...asked]))
      const missing = clocksOf(ranges.missing(1, normalise([...asked])))
      expect(missing).toEqual(new Set([...wanted].filter((clock) => !held.has(clock))))
    }),
  )
})

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

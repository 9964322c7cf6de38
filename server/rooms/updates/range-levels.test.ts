import { describe, expect, test } from 'vitest'
import { ClockRanges } from './clock-ranges'
import { Marks } from './marks'

const { push, splice } = Array.prototype

/** How many array elements are written or moved meanwhile. */
function movedBy(work: () => void): number {
  let moved = 0
  const patch = (methods: object) => Object.assign(Array.prototype, methods)
  patch({
    push(this: unknown[], ...values: unknown[]) {
      moved += values.length
      return Reflect.apply(push, this, values)
    },
    splice(this: unknown[], ...values: [number, number, ...unknown[]]) {
      moved += this.length - (values[0] < 0 ? this.length + values[0] : values[0])
      return Reflect.apply(splice, this, values)
    },
  })
  try {
    work()
  } finally {
    patch({ push, splice })
  }
  return moved
}

const COUNT = 8_000

/** Work of a good kind for four times as many is little more than four times the work. */
function expectNearlyLinear(work: (count: number) => void): void {
  const [once, fourfold] = [COUNT, 4 * COUNT].map((count) => movedBy(() => work(count)))
  expect(fourfold).toBeGreaterThan(0)
  expect(fourfold).toBeLessThan(6 * (once ?? 0))
}

describe('SYNC-7 remembering takes time in proportion to what comes', () => {
  test('neighbours that are named from the last to the first, every other one', () => {
    expectNearlyLinear((count) => {
      const marks = new Marks()
      for (let at = count; at > 0; at--) marks.add(1, 2 * at, 2 * at + 1)
      expect(marks.has({ client: 1, clock: 2 })).toBe(true)
      expect(marks.has({ client: 1, clock: 3 })).toBe(false)
    })
  })

  test('neighbours that are named in no order at all', () => {
    expectNearlyLinear((count) => {
      const marks = new Marks()
      for (let at = 0; at < count; at++) {
        const clock = 2 * ((at * 7_919) % count)
        marks.add(1, clock, clock + 1)
      }
    })
  })

  test('many known deletions, and a seventeenth as many in between', () => {
    const every = (step: number, { count, from }: { count: number; from: number }) =>
      Array.from({ length: count }, (_, at) => [from + at * step, from + at * step + 1]).flat()
    expectNearlyLinear((count) => {
      const deletions = new ClockRanges()
      deletions.add(1, every(40, { count, from: 0 }))
      deletions.add(1, every(40 * 17, { count: Math.floor(count / 17), from: 20 }))
    })
  })

  test('deletions one by one, in between what is known', () => {
    expectNearlyLinear((count) => {
      const deletions = new ClockRanges()
      for (let at = count; at > 0; at--) deletions.add(1, [2 * at, 2 * at + 1])
      expect(deletions.missing(1, [1, 5])).toEqual([1, 2, 3, 4])
    })
  })
})

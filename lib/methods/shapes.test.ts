import { describe, expect, test } from 'vitest'
import { contains, polar } from './shapes'

const left = { centre: [0.4, 0.5], radii: [0.2, 0.4] } as const
const right = { centre: [0.6, 0.5], radii: [0.2, 0.4] } as const

describe('a point lies in', () => {
  test('a rectangle, edges and all', () => {
    const shape = { kind: 'rectangle', from: [0.1, 0.2], to: [0.3, 0.4] } as const
    expect([contains(shape, [0.1, 0.4]), contains(shape, [0.31, 0.3])]).toEqual([true, false])
  })

  test('an ellipse by both its radii', () => {
    const shape = { kind: 'ellipse', ellipse: left } as const
    expect([contains(shape, [0.4, 0.89]), contains(shape, [0.61, 0.5])]).toEqual([true, false])
  })

  test('a polygon, also one with a dent and on its edges', () => {
    const shape = {
      kind: 'polygon',
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0.5, 0.4],
        [0, 1],
      ],
    } as const
    expect(contains(shape, [0.1, 0.7])).toBe(true)
    expect(contains(shape, [0.5, 0.7])).toBe(false)
    expect(contains(shape, [0, 0.3])).toBe(true)
    expect(contains(shape, [1.01, 0.3])).toBe(false)
  })

  test('an overlap when it is in all that it should be in, and in none that it should not', () => {
    const both = { kind: 'overlap', inside: [left, right], outside: [] } as const
    const alone = { kind: 'overlap', inside: [left], outside: [right] } as const
    expect([contains(both, [0.5, 0.5]), contains(alone, [0.5, 0.5])]).toEqual([true, false])
    expect([contains(both, [0.25, 0.5]), contains(alone, [0.25, 0.5])]).toEqual([false, true])
  })

  test('a wedge, also one across the top', () => {
    const shape = { kind: 'wedge', radii: [0.2, 0.5], turns: [-0.1, 0.1] } as const
    expect([contains(shape, polar(0.05, 0.3)), contains(shape, polar(0.95, 0.3))]).toEqual([
      true,
      true,
    ])
    expect([contains(shape, polar(0.05, 0.1)), contains(shape, polar(0.5, 0.3))]).toEqual([
      false,
      false,
    ])
  })

  test('a frame, but not in its hole', () => {
    const shape = { kind: 'frame', hole: { from: [0.2, 0.2], to: [0.8, 0.8] } } as const
    expect([contains(shape, [0.5, 0.9]), contains(shape, [0.5, 0.5])]).toEqual([true, false])
    expect(contains(shape, [0.5, 1.1])).toBe(false)
  })
})

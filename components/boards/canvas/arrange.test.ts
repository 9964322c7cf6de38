import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aligned, distributed, type Placed } from './arrange'
import { snap } from './snap'

const box = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height })
const three: Placed[] = [
  { id: 'a', box: box(0, 0) },
  { id: 'b', box: box(130, 20, 100, 80) },
  { id: 'c', box: box(400, 10) },
]

test('aligning gives all the same edge or middle', () => {
  expect(aligned(three, 'left').map(({ at }) => at[0])).toEqual([0, 0, 0])
  expect(aligned(three, 'right').map(({ at }) => at[0])).toEqual([400, 400, 400])
  expect(aligned(three, 'bottom').map(({ at }) => at[1])).toEqual([50, 20, 50])
  expect(aligned(three, 'middle').map(({ at }) => at[1])).toEqual([25, 10, 25])
})

test('distributing makes equal gaps and leaves the first and the last', () => {
  expect(distributed(three, 'across')).toEqual([
    { id: 'a', at: [0, 0] },
    { id: 'b', at: [200, 20] },
    { id: 'c', at: [400, 10] },
  ])
})

test('distributed cards never lie on each other', () => {
  const boxes = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(boxes, (points) => {
      const things = points.map(([x, y], id) => ({ id: String(id), box: box(x, y) }))
      const across = distributed(things, 'across').map(({ at }) => at[0])
      const sorted = across.toSorted((a, b) => a - b)
      sorted.forEach((x, index) => {
        if (index > 0) expect(x - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(100)
      })
    }),
  )
})

test('an edge within reach snaps, with a line from one card to the other', () => {
  const snapped = snap(box(4, 200), [box(0, 0)], 6)
  expect(snapped).toMatchObject({ dx: -4, dy: 0 })
  expect(snapped.guides).toContainEqual({ axis: 'x', at: 0, from: 0, to: 250 })
})

test('the nearest line wins, and beyond reach nothing snaps', () => {
  expect(snap(box(3, 200), [box(0, 0), box(5, 100)], 6).dx).toBe(2)
  expect(snap(box(20, 200, 90), [box(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] })
})

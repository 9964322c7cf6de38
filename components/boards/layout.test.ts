import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '@/lib/cards/schema'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas/canvas-nodes'
import { freePlace, freeSpot } from './canvas/free-place'
import { readingOrder } from './reading-order'

test('cards are read row by row, each from the left, although tops differ a little', () => {
  const order = readingOrder([
    { id: 'd', at: [0, 200] },
    { id: 'b', at: [300, 0] },
    { id: 'a', at: [0, 20] },
    { id: 'c', at: [600, 60] },
  ])
  expect(order).toEqual(['a', 'b', 'c', 'd'])
})

test('reading order has every card once', () => {
  const points = fc.array(fc.tuple(fc.integer({ max: 2000 }), fc.integer({ max: 2000 })))
  fc.assert(
    fc.property(points, (all) => {
      const cards = all.map((at, index) => ({ id: String(index), at }))
      expect(readingOrder(cards).sort()).toEqual(cards.map(({ id }) => id).sort())
    }),
  )
})

test('a card written in a list goes under the last of its type', () => {
  const place = freePlace(
    [
      { type: 'driver', at: [0, 0] },
      { type: 'driver', at: [0, 150] },
      { type: 'actor', at: [300, 0] },
    ],
    'driver',
  )
  expect(place).toEqual([0, 150 + CARD_HEIGHT + 40])
})

test('the first of a type goes to the right of everything', () => {
  const [x] = freePlace([{ type: 'driver', at: [500, 0] }], 'actor')
  expect(x).toBeGreaterThanOrEqual(500 + CARD_WIDTH)
})

test('a free place lies on no card', () => {
  const points = fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { maxLength: 30 })
  fc.assert(
    fc.property(points, (all) => {
      const cards = all.map((at: Point) => ({ type: 'driver' as const, at }))
      const [x, y] = freePlace(cards, 'driver')
      for (const { at } of cards) {
        expect(Math.abs(at[0] - x) >= CARD_WIDTH || Math.abs(at[1] - y) >= CARD_HEIGHT).toBe(true)
      }
    }),
  )
})

test('cards made in the middle of the view one after the other stand in rows, none on another', () => {
  const boxes: { x: number; y: number; width: number; height: number }[] = []
  for (let made = 0; made < 9; made += 1) {
    const [x, y] = freeSpot(boxes, [100, 100])
    for (const box of boxes) {
      expect(Math.abs(box.x - x) >= CARD_WIDTH || Math.abs(box.y - y) >= CARD_HEIGHT).toBe(true)
    }
    boxes.push({ x, y, width: CARD_WIDTH, height: CARD_HEIGHT })
  }
  expect(new Set(boxes.map(({ x }) => x)).size).toBeLessThanOrEqual(3)
  expect(freeSpot(boxes, [5000, 5000])).toEqual([5000 - CARD_WIDTH / 2, 5000 - CARD_HEIGHT / 2])
})

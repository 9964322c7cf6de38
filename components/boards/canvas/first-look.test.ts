import { expect, test } from 'vitest'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'
import { firstLook } from './first-look'

const size = { width: 1200, height: 800, card: null }

test('a small board is shown whole, in the middle, and not larger than it is', () => {
  const look = firstLook([{ id: 'a', at: [0, 0] }], size)
  expect(look.zoom).toBe(1)
  expect(look.x).toBe((1200 - CARD_WIDTH) / 2)
})

test('a board too large to read at once opens at its upper left', () => {
  const cards = [
    { id: 'a', at: [-500, -300] as [number, number] },
    { id: 'b', at: [9000, 7000] as [number, number] },
  ]
  const { x, y, zoom } = firstLook(cards, size)
  expect(zoom).toBe(0.62)
  expect(-500 * zoom + x).toBeCloseTo(40)
  expect(-300 * zoom + y).toBeCloseTo(40)
})

test('a link to a card opens on it; a link to a card that is gone opens as usual', () => {
  const cards = [{ id: 'a', at: [3000, 2000] as [number, number] }]
  const look = firstLook(cards, { ...size, card: 'a' })
  expect(3000 + CARD_WIDTH / 2 + look.x).toBe(600)
  expect(2000 + CARD_HEIGHT / 2 + look.y).toBe(400)
  expect(firstLook(cards, { ...size, card: 'gone' })).toEqual(firstLook(cards, size))
})

test('an empty board opens at its origin', () => {
  expect(firstLook([], size)).toEqual({ x: 0, y: 0, zoom: 1 })
})

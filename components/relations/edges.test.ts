import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Relation } from '@/lib/relations/schema'
import { reconcileEdges } from './canvas-edges'
import { leave, lineBetween } from './edge-geometry'

const box = (x: number, y: number) => ({ x, y, width: 200, height: 100 })
const relation = (id: string, from: string, to: string): Relation => ({
  id,
  from,
  to,
  type: 'enables',
  polarity: '+',
  strength: 1,
})
const all = { has: () => true, choice: { relation: null, cards: new Set<string>() } }

test('a line leaves a card at its border, towards the other', () => {
  expect(leave(box(0, 0), { x: 1000, y: 50 }, 0)).toEqual({ x: 200, y: 50 })
  expect(leave(box(0, 0), { x: 100, y: -500 }, 0)).toEqual({ x: 100, y: 0 })
})

test('a line always has a place for its label, even between cards on top of each other', () => {
  const spot = fc.integer({ min: -3000, max: 3000 })
  fc.assert(
    fc.property(spot, spot, spot, spot, (ax, ay, bx, by) => {
      const { path, middle } = lineBetween(box(ax, ay), box(bx, by))
      expect(path).not.toContain('NaN')
      expect(Number.isFinite(middle.x) && Number.isFinite(middle.y)).toBe(true)
    }),
  )
})

test('lines there and back do not lie on each other', () => {
  const there = lineBetween(box(0, 0), box(600, 0)).middle
  const back = lineBetween(box(600, 0), box(0, 0)).middle
  expect(Math.abs(there.y - back.y)).toBeGreaterThan(20)
})

test('the length of a line is what one sees of it', () => {
  expect(lineBetween(box(0, 0), box(300, 0)).length).toBeLessThan(110)
  expect(lineBetween(box(0, 0), box(1200, 0)).length).toBeGreaterThan(950)
})

test('a relation to a card that is gone is not drawn', () => {
  const edges = reconcileEdges([], [relation('r', 'a', 'b')], { ...all, has: (id) => id === 'a' })
  expect(edges).toEqual([])
})

test('choosing a card brings its relations to the fore and leaves the others the same objects', () => {
  const relations = [relation('r', 'a', 'b'), relation('s', 'c', 'd')]
  const before = reconcileEdges([], relations, all)
  const after = reconcileEdges(before, relations, {
    ...all,
    choice: { relation: null, cards: new Set(['a']) },
  })
  expect(after[0]?.className).toBe('near')
  expect(after[1]).toBe(before[1])
})

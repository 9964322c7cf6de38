import { expect, test } from 'vitest'
import { LENSES } from '@/lib/lenses/catalogue'
import type { Lens } from '@/lib/lenses/types'
import type { Box } from './box'
import { chipGrid } from './chip-grid'
import { layoutOf } from './layout'
import { pointLabels } from './point-labels'
import { regionAt, regionBeside } from './region'

const SIZE = { width: 780, height: 640 }
const CARDS = ['capability', 'venture', 'actor', 'practice', 'option'] as const

/** Cards of every type that some lens makes rows, columns or lanes of. */
const board = {
  cards: CARDS.flatMap((type) =>
    [1, 2].map((index) => ({ id: `${type}-${index}`, type, title: type, sector: 'firm' as const })),
  ),
}

const layout = (lens: Lens) => layoutOf(lens, { size: SIZE, board, withOptional: true })

test.each(LENSES.map((lens) => [lens.id, lens] as const))(
  'each zone of %s is drawn within the picture, and its cards stand in it',
  (_, lens) => {
    const { regions } = layout(lens)
    expect(regions.length).toBeGreaterThan(1)
    for (const { outline, box, contains } of regions) {
      expect(outline).toMatch(/^M/)
      expect(outline).not.toMatch(/NaN|Infinity/)
      for (const corner of corners(box)) expect(contains(corner)).toBe(true)
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(SIZE.width)
      expect(box.y + box.height).toBeLessThanOrEqual(SIZE.height)
      expect(box.width).toBeGreaterThan(26)
      expect(box.height).toBeGreaterThan(20)
    }
  },
)

test('what is under a pointer is the zone that is drawn there', () => {
  const helix = LENSES.find(({ id }) => id === 'triple-helix')
  if (!helix) throw new Error('the catalogue has no triple helix')
  const { regions, frame } = layout(helix)
  for (const { zone, box } of regions) {
    expect(regionAt(regions, [box.x + box.width / 2, box.y + box.height / 2])?.zone).toBe(zone)
  }
  expect(regionAt(regions, [frame.x + 1, frame.y + 1])).toBeNull()
})

test('an arrow key leads to the neighbour on that side, and nowhere at the edge', () => {
  const grid = LENSES.find(({ id }) => id === 'governance-upgrading')
  if (!grid) throw new Error('the catalogue has no governance and upgrading')
  const { regions } = layout(grid)
  const beside = (direction: readonly [number, number]) =>
    regionBeside(regions, 'market:process', direction)?.zone
  expect(beside([1, 0])).toBe('network:process')
  expect(beside([0, -1])).toBe('market:product')
  expect(beside([-1, 0])).toBeUndefined()
  expect(beside([0, 1])).toBeUndefined()
})

test('cards get two lines while there is room, then one, then only a sign, and are counted when there is none', () => {
  const room = { width: 280, height: 90 }
  expect(chipGrid(4, room)).toEqual({ columns: 2, shown: 4, look: 'tall' })
  expect(chipGrid(6, room)).toEqual({ columns: 2, shown: 6, look: 'flat' })
  expect(chipGrid(20, room)).toEqual({ columns: 2, shown: 5, look: 'flat' })
  expect(chipGrid(4, { width: 60, height: 60 })).toEqual({ columns: 2, shown: 4, look: 'sign' })
  expect(chipGrid(9, { width: 60, height: 60 })).toEqual({ columns: 2, shown: 3, look: 'sign' })
})

test('words beside points never cover other points or words', () => {
  const frame: Box = { x: 0, y: 0, width: 400, height: 300 }
  const label = { width: 148, height: 26 }
  const labels = pointLabels(
    [
      { id: 'left', at: [20, 100] },
      { id: 'near', at: [60, 100] },
      { id: 'edge', at: [380, 200] },
    ],
    { frame, label },
  )
  expect(labels.map(({ id, side }) => [id, side])).toEqual([
    ['left', null],
    ['near', 'right'],
    ['edge', 'left'],
  ])
})

function corners({ x, y, width, height }: Box): [number, number][] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ]
}

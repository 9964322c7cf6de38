import type { Point } from '@/lib/cards/schema'
import { type Box, boundsOf } from '@/lib/frames/rules'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
export type Direction = 'across' | 'down'
export type Placed = { id: string; box: Box }
export type Move = { id: string; at: Point }

/** Where each goes so that all share an edge, or a middle, of the room that they take together. */
export function aligned(things: readonly Placed[], how: Alignment): Move[] {
  const bounds = boundsOf(things.map(({ box }) => box))
  if (!bounds) return []
  return things.map(({ id, box }) => ({ id, at: rounded(placeIn(bounds, box, how)) }))
}

function placeIn(bounds: Box, box: Box, how: Alignment): Point {
  switch (how) {
    case 'left':
      return [bounds.x, box.y]
    case 'centre':
      return [bounds.x + (bounds.width - box.width) / 2, box.y]
    case 'right':
      return [bounds.x + bounds.width - box.width, box.y]
    case 'top':
      return [box.x, bounds.y]
    case 'middle':
      return [box.x, bounds.y + (bounds.height - box.height) / 2]
    case 'bottom':
      return [box.x, bounds.y + bounds.height - box.height]
  }
}

/** Room that is kept between things which would not fit beside each other where they stand. */
const LEAST_GAP = 16

/** Where each goes so that the gaps between neighbours are equal; the first and last keep theirs. */
export function distributed(things: readonly Placed[], direction: Direction): Move[] {
  const [start, length] =
    direction === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const order = things.toSorted((a, b) => a.box[start] - b.box[start])
  const bounds = boundsOf(things.map(({ box }) => box))
  if (!bounds || order.length < 3) return []
  const taken = order.reduce((sum, { box }) => sum + box[length], 0)
  const gap = Math.max(LEAST_GAP, (bounds[length] - taken) / (order.length - 1))
  let next = bounds[start]
  return order.map(({ id, box }) => {
    const at: Point = direction === 'across' ? [next, box.y] : [box.x, next]
    next += box[length] + gap
    return { id, at: rounded(at) }
  })
}

function rounded([x, y]: Point): Point {
  return [Math.round(x), Math.round(y)]
}

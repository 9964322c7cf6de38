import type { Relation } from '@/lib/relations/schema'
import type { Layout } from './layout'

export type Direction = 'out' | 'in' | 'up' | 'down'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowRight: 'out',
  ArrowLeft: 'in',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

export function directionOf(key: string): Direction | null {
  return DIRECTIONS[key] ?? null
}

/**
 * The card that an arrow key leads to: along a relation or against it, the nearest first, or up and
 * down within a layer. `null` when there is none.
 */
export function neighbourOf(
  id: string,
  direction: Direction,
  { layout, relations }: { layout: Layout; relations: readonly Relation[] },
): string | null {
  const here = layout.nodes[id]
  if (!here) return null
  const spots = candidates(id, direction, { layout, relations }).flatMap((other) => {
    const spot = layout.nodes[other]
    return spot && other !== id ? [{ other, spot }] : []
  })
  const distance = ({ spot }: (typeof spots)[number]) => Math.abs(spot.y - here.y)
  const nearest = spots
    .filter(({ spot }) => {
      if (direction === 'up') return spot.y < here.y
      return direction !== 'down' || spot.y > here.y
    })
    .sort((one, other) => distance(one) - distance(other))
  return nearest[0]?.other ?? null
}

/** Cards of one layer have the same place across, but for what rounding does. */
const SAME_LAYER = 1

function candidates(
  id: string,
  direction: Direction,
  { layout, relations }: { layout: Layout; relations: readonly Relation[] },
): string[] {
  switch (direction) {
    case 'out':
      return relations.filter(({ from }) => from === id).map(({ to }) => to)
    case 'in':
      return relations.filter(({ to }) => to === id).map(({ from }) => from)
    case 'up':
    case 'down': {
      const x = layout.nodes[id]?.x ?? 0
      return Object.entries(layout.nodes)
        .filter(([, spot]) => Math.abs(spot.x - x) <= SAME_LAYER)
        .map(([other]) => other)
    }
  }
}

/** Cards from left to right, each layer from above: the order in which Tab would lead through them. */
export function layoutOrder(layout: Layout): string[] {
  return Object.entries(layout.nodes)
    .sort(([, one], [, other]) => one.x - other.x || one.y - other.y)
    .map(([id]) => id)
}

import type { Placement } from '@/lib/lenses/schema'

/** Where a card may be put down: a zone, a point, or off the lens. */
export type Target = { zone: string } | { at: [x: number, y: number] } | 'tray'

export type Spot = Exclude<Target, 'tray'>

/** Where a placement is, without whose and on which lens. */
export function spotOf(placement: Placement): Spot {
  return 'zone' in placement ? { zone: placement.zone } : { at: placement.at }
}

import { middle, type Pixel } from './box'
import type { Region } from './region'

const STEPS = 120
const GAP = 5

/** The line between two regions, from edge to edge; `null` where they touch. */
export function edgeBetween(from: Region, to: Region): readonly [Pixel, Pixel] | null {
  const [[x, y], [endX, endY]] = [middle(from.box), middle(to.box)]
  const at = (share: number): Pixel => [x + (endX - x) * share, y + (endY - y) * share]
  const shares = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)
  const leaves = shares.findLast((share) => from.contains(at(share)))
  const arrives = shares.find((share) => to.contains(at(share)))
  if (leaves === undefined || arrives === undefined) return null
  const length = Math.hypot(endX - x, endY - y)
  const gap = GAP / length
  return arrives - leaves > 3 * gap ? [at(leaves + gap), at(arrives - gap)] : null
}

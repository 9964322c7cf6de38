export type Box = { x: number; y: number; width: number; height: number }
export type Spot = { x: number; y: number }
/** A drawn line: its SVG path and its middle, in canvas units. */
export type Line = {
  path: string
  middle: Spot
  /** Where it ends, and the point towards which it leaves both ends. */
  end: Spot
  bend: Spot
  /** From border to border, in canvas units. */
  length: number
}

/** How far a line bends from the straight, as a share of its length. */
const BEND = 0.12
/** Room between an arrow's point and the card's edge. */
const GAP = 4

/**
 * A gently bent line from the edge of one card to the edge of the other. Lines there and back
 * bend to opposite sides, so that both can be seen.
 */
export function lineBetween(from: Box, to: Box): Line {
  const start = centre(from)
  const end = centre(to)
  const dx = end.x - start.x
  const dy = end.y - start.y
  const bend = { x: (start.x + end.x) / 2 - dy * BEND, y: (start.y + end.y) / 2 + dx * BEND }
  const a = leave(from, bend, 0)
  const b = leave(to, bend, GAP)
  const path = `M${a.x},${a.y} Q${bend.x},${bend.y} ${b.x},${b.y}`
  const middle = { x: (a.x + 2 * bend.x + b.x) / 4, y: (a.y + 2 * bend.y + b.y) / 4 }
  return { path, middle, end: b, bend, length: Math.hypot(b.x - a.x, b.y - a.y) }
}

/** Where the line from a box's centre towards a point leaves the box. */
export function leave(box: Box, towards: Spot, gap: number): Spot {
  const { x, y } = centre(box)
  const dx = towards.x - x
  const dy = towards.y - y
  if (dx === 0 && dy === 0) return { x, y }
  const across = dx === 0 ? Number.POSITIVE_INFINITY : (box.width / 2 + gap) / Math.abs(dx)
  const down = dy === 0 ? Number.POSITIVE_INFINITY : (box.height / 2 + gap) / Math.abs(dy)
  const share = Math.min(across, down, 1)
  return { x: x + dx * share, y: y + dy * share }
}

function centre(box: Box): Spot {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Whether two boxes have room in common; boxes that only touch have none. */
export function covers(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

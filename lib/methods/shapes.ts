import type { Ellipse, Shape, UnitPoint } from '../lenses/types'

const MIDDLE = 0.5
const TURN = 2 * Math.PI

/** Whether a point lies in a shape of the unit square; edges belong to it. */
export function contains(shape: Shape, point: UnitPoint): boolean {
  switch (shape.kind) {
    case 'rectangle':
      return isBetween(shape.from, shape.to, point)
    case 'ellipse':
      return isInEllipse(shape.ellipse, point)
    case 'polygon':
      return isInPolygon(shape.points, point)
    case 'overlap':
      return (
        shape.inside.every((ellipse) => isInEllipse(ellipse, point)) &&
        !shape.outside.some((ellipse) => isInEllipse(ellipse, point))
      )
    case 'wedge':
      return isInWedge(shape, point)
    case 'frame':
      return isBetween([0, 0], [1, 1], point) && !isBetween(shape.hole.from, shape.hole.to, point)
  }
}

/** The point at an angle in turns, clockwise from the top, and a radius from the square's middle. */
export function polar(turn: number, radius: number): UnitPoint {
  const angle = turn * TURN
  return [MIDDLE + radius * Math.sin(angle), MIDDLE - radius * Math.cos(angle)]
}

/** Where a point stands round the square's middle: its radius, and its angle in turns from 0 to 1. */
function aroundMiddle([x, y]: UnitPoint): { turn: number; radius: number } {
  const turn = Math.atan2(x - MIDDLE, MIDDLE - y) / TURN
  return { turn: (turn + 1) % 1, radius: Math.hypot(x - MIDDLE, y - MIDDLE) }
}

function isInWedge({ radii, turns }: Extract<Shape, { kind: 'wedge' }>, point: UnitPoint): boolean {
  const { turn, radius } = aroundMiddle(point)
  if (radius < radii[0] || radius > radii[1]) return false
  // A wedge across the top has angles below 0 or above 1.
  return [turn - 1, turn, turn + 1].some((angle) => angle >= turns[0] && angle <= turns[1])
}

function isBetween(from: UnitPoint, to: UnitPoint, [x, y]: UnitPoint): boolean {
  return x >= from[0] && x <= to[0] && y >= from[1] && y <= to[1]
}

function isInEllipse({ centre, radii }: Ellipse, [x, y]: UnitPoint): boolean {
  const [dx, dy] = [(x - centre[0]) / radii[0], (y - centre[1]) / radii[1]]
  return dx * dx + dy * dy <= 1
}

function isInPolygon(points: readonly UnitPoint[], [x, y]: UnitPoint): boolean {
  let inside = false
  let [beforeX, beforeY] = points.at(-1) ?? [0, 0]
  for (const [pointX, pointY] of points) {
    if (isOnEdge([beforeX, beforeY], [pointX, pointY], [x, y])) return true
    const crosses = pointY > y !== beforeY > y
    if (crosses && x < ((beforeX - pointX) * (y - pointY)) / (beforeY - pointY) + pointX) {
      inside = !inside
    }
    ;[beforeX, beforeY] = [pointX, pointY]
  }
  return inside
}

const HAIR = 1e-9

function isOnEdge(from: UnitPoint, to: UnitPoint, [x, y]: UnitPoint): boolean {
  const across = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])
  const along = (x - from[0]) * (x - to[0]) + (y - from[1]) * (y - to[1])
  return Math.abs(across) <= HAIR && along <= HAIR
}

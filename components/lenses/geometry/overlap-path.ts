import type { Ellipse, Shape, UnitPoint } from '@/lib/lenses/types'
import type { Box } from './box'

type Overlap = Extract<Shape, { kind: 'overlap' }>
type Circle = { centre: UnitPoint; radius: number }
type Arc = { circle: Circle; from: number; to: number }

const TURN = 2 * Math.PI
const CLOSE = 1e-6

/**
 * The edge of what lies in every ellipse of `inside` and in none of `outside`. All ellipses have one
 * proportion, so that they are circles once the square is stretched. Each circle is cut where
 * others cross it; the arcs that bound the overlap, put end to end, are its edge.
 */
export function overlapPath({ inside, outside }: Overlap, frame: Box): string {
  const stretch = proportion(inside[0])
  const circle = ({ centre, radii }: Ellipse): Circle => ({
    centre: [centre[0], centre[1] * stretch],
    radius: radii[0],
  })
  const edges = { inside: inside.map(circle), outside: outside.map(circle) }
  const all = [...edges.inside, ...edges.outside]
  const arcs = all.flatMap((one) => arcsOf(one, all).filter((arc) => isEdge(arc, edges)))
  return loopsOf(
    arcs,
    (point) => [frame.x + point[0] * frame.width, frame.y + (point[1] / stretch) * frame.height],
    [frame.width, frame.height / stretch],
  )
}

const proportion = (ellipse: Ellipse | undefined) =>
  ellipse ? ellipse.radii[0] / ellipse.radii[1] : 1

type Project = (point: UnitPoint) => UnitPoint

function loopsOf(arcs: readonly Arc[], project: Project, [wide, high]: UnitPoint): string {
  const drawn = ({ circle, from, to }: Arc, sweep: 0 | 1) => {
    const [x, y] = project(pointOn(circle, sweep === 1 ? to : from))
    const large = to - from > Math.PI ? 1 : 0
    return `A${circle.radius * wide} ${circle.radius * high} 0 ${large} ${sweep} ${x} ${y}`
  }
  const loops: string[] = []
  const left = [...arcs]
  for (let first = left.shift(); first; first = left.shift()) {
    let end = pointOn(first.circle, first.to)
    let path = `M${project(pointOn(first.circle, first.from)).join(' ')}${drawn(first, 1)}`
    for (let next = takeFrom(left, end); next; next = takeFrom(left, end)) {
      path += drawn(next.arc, next.forward ? 1 : 0)
      end = pointOn(next.arc.circle, next.forward ? next.arc.to : next.arc.from)
    }
    loops.push(`${path}z`)
  }
  return loops.join('')
}

/** Takes out the arc that goes on from a point, forward or backward. */
function takeFrom(arcs: Arc[], point: UnitPoint): { arc: Arc; forward: boolean } | null {
  const meets = (arc: Arc, angle: number) => distance(pointOn(arc.circle, angle), point) < CLOSE
  const at = arcs.findIndex((arc) => meets(arc, arc.from) || meets(arc, arc.to))
  const [arc] = at < 0 ? [] : arcs.splice(at, 1)
  return arc ? { arc, forward: meets(arc, arc.from) } : null
}

function arcsOf(circle: Circle, others: readonly Circle[]): Arc[] {
  const cuts = others.flatMap((other) => (other === circle ? [] : crossings(circle, other)))
  cuts.sort((one, other) => one - other)
  const [first] = cuts
  if (first === undefined) {
    return [
      { circle, from: 0, to: TURN / 2 },
      { circle, from: TURN / 2, to: TURN },
    ]
  }
  return cuts.map((from, at) => ({ circle, from, to: cuts[at + 1] ?? first + TURN }))
}

/** Angles at which another circle crosses this one, from 0 to a full turn. */
function crossings(circle: Circle, other: Circle): number[] {
  const [dx, dy] = [other.centre[0] - circle.centre[0], other.centre[1] - circle.centre[1]]
  const apart = Math.hypot(dx, dy)
  if (apart < CLOSE) return []
  const along = (apart ** 2 + circle.radius ** 2 - other.radius ** 2) / (2 * apart)
  if (Math.abs(along) >= circle.radius) return []
  const towards = Math.atan2(dy, dx)
  const aside = Math.acos(along / circle.radius)
  return [towards - aside, towards + aside].map((angle) => (angle + 2 * TURN) % TURN)
}

type Edges = { inside: readonly Circle[]; outside: readonly Circle[] }

function isEdge({ circle, from, to }: Arc, { inside, outside }: Edges): boolean {
  const point = pointOn(circle, (from + to) / 2)
  const liesIn = (other: Circle) => distance(point, other.centre) < other.radius
  return (
    inside.every((other) => other === circle || liesIn(other)) &&
    outside.every((other) => other === circle || !liesIn(other))
  )
}

const pointOn = ({ centre, radius }: Circle, angle: number): UnitPoint => [
  centre[0] + radius * Math.cos(angle),
  centre[1] + radius * Math.sin(angle),
]

const distance = (one: UnitPoint, other: UnitPoint) =>
  Math.hypot(one[0] - other[0], one[1] - other[1])

import type { Ellipse, Shape, UnitPoint } from '@/lib/lenses/types'
import { type Box, boxPath, type Pixel } from './box'
import { overlapPath } from './overlap-path'

export const toPixel = (frame: Box, [x, y]: UnitPoint): Pixel => [
  frame.x + x * frame.width,
  frame.y + y * frame.height,
]

export const toUnit = (frame: Box, [x, y]: Pixel): UnitPoint => [
  (x - frame.x) / frame.width,
  (y - frame.y) / frame.height,
]

/** The edge of a shape as an SVG path, with the unit square drawn as `frame`. */
export function outlineOf(shape: Shape, frame: Box, radius = 0): string {
  switch (shape.kind) {
    case 'rectangle':
      return boxPath(boxBetween(frame, shape), radius)
    case 'ellipse':
      return ellipsePath(shape.ellipse, frame)
    case 'polygon':
      return `M${shape.points.map((point) => toPixel(frame, point).join(' ')).join('L')}z`
    case 'overlap':
      return overlapPath(shape, frame)
    case 'wedge':
      return wedgePath(shape, frame)
    case 'frame':
      // Drawn with the even-odd rule, which leaves the hole out.
      return `${boxPath(frame, radius)}${boxPath(boxBetween(frame, shape.hole))}`
  }
}

export function boxBetween(frame: Box, { from, to }: { from: UnitPoint; to: UnitPoint }): Box {
  const [x, y] = toPixel(frame, from)
  const [right, bottom] = toPixel(frame, to)
  return { x, y, width: right - x, height: bottom - y }
}

function ellipsePath({ centre, radii }: Ellipse, frame: Box): string {
  const [x, y] = toPixel(frame, centre)
  const [rx, ry] = [radii[0] * frame.width, radii[1] * frame.height]
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0z`
}

/** A point round the frame's middle: an angle in turns, clockwise from the top, and a radius up to 0.5. */
export function onRing(frame: Box, turn: number, radius: number): Pixel {
  const angle = turn * 2 * Math.PI
  return toPixel(frame, [0.5 + radius * Math.sin(angle), 0.5 - radius * Math.cos(angle)])
}

type Wedge = Extract<Shape, { kind: 'wedge' }>

function wedgePath({ radii: [inner, outer], turns: [from, to] }: Wedge, frame: Box): string {
  const large = to - from > 0.5 ? 1 : 0
  const arc = (radius: number, sweep: 0 | 1, end: Pixel) =>
    `A${radius * frame.width} ${radius * frame.height} 0 ${large} ${sweep} ${end.join(' ')}`
  const outside = `M${onRing(frame, from, outer).join(' ')}${arc(outer, 1, onRing(frame, to, outer))}`
  const inside = inner > 0 ? arc(inner, 0, onRing(frame, from, inner)) : ''
  return `${outside}L${onRing(frame, to, inner).join(' ')}${inside}z`
}

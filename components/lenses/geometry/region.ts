import type { LensZone } from '@/lib/lenses/types'
import { contains } from '@/lib/methods/shapes'
import { type Box, boxPath, inset, type Pixel, rounded, roundedBox } from './box'
import { boxBetween, outlineOf, toPixel, toUnit } from './outline'
import { roomyBox } from './roomy-box'

/** A zone as it is drawn: where it is, and where its cards stand in it. */
export type Region = {
  zone: string
  /** Its edge, as an SVG path for the even-odd rule. */
  outline: string
  /** Where the zone's name and its cards stand. */
  box: Box
  contains: (point: Pixel) => boolean
  /** How many larger things it lies in at once; deeper ones are tinted more. */
  depth: number
}

const PADDING = 8
const CORNER = 10

export type RegionStyle = {
  /** Pixels between a rectangle and its neighbours. */
  gap?: number
  corner?: number
}

export function regionOf(
  { id, shape, anchor }: LensZone,
  frame: Box,
  { gap = 0, corner = CORNER }: RegionStyle = {},
): Region {
  const lies = (point: Pixel) => contains(shape, toUnit(frame, point))
  const box =
    shape.kind === 'rectangle'
      ? inset(boxBetween(frame, shape), PADDING + gap / 2)
      : inset(roomyBox(toPixel(frame, anchor), { contains: lies, most: frame }), PADDING / 2)
  return {
    zone: id,
    outline: rounded(
      shape.kind === 'rectangle'
        ? boxPath(inset(boxBetween(frame, shape), gap / 2), corner)
        : outlineOf(shape, frame, corner),
    ),
    box: roundedBox(box),
    contains: lies,
    depth: shape.kind === 'overlap' ? shape.inside.length : 1,
  }
}

/** The region at a point; later ones are drawn above earlier ones. */
export function regionAt(regions: readonly Region[], point: Pixel): Region | null {
  return regions.findLast((region) => region.contains(point)) ?? null
}

/** The region one gets to from another: the nearest that lies more in the direction than beside it. */
export function regionBeside(
  regions: readonly Region[],
  from: string,
  [dx, dy]: Pixel,
): Region | null {
  const start = regions.find(({ zone }) => zone === from)
  if (!start) return null
  let best: { region: Region; cost: number } | null = null
  for (const region of regions) {
    const [x, y] = apart(start.box, region.box)
    const ahead = x * dx + y * dy
    const aside = Math.abs(x * dy) + Math.abs(y * dx)
    const cost = ahead + aside * 2
    if (ahead <= 1 || aside > ahead * 2 || (best && best.cost <= cost)) continue
    best = { region, cost }
  }
  return best?.region ?? null
}

const apart = (one: Box, other: Box): Pixel => [
  other.x + other.width / 2 - one.x - one.width / 2,
  other.y + other.height / 2 - one.y - one.height / 2,
]

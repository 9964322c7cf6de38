import { type LensBoard, lanesOf, standsAtPoints, zonesOf } from '@/lib/lenses/rules'
import type { Ellipse, Lens } from '@/lib/lenses/types'
import { type Box, type Size, within } from './box'
import { type Region, type RegionStyle, regionOf } from './region'

/** A lens as it is drawn at a size. */
export type Layout = {
  size: Size
  /** Where the unit square is drawn. */
  frame: Box
  regions: readonly Region[]
  /** Cards stand at points rather than in regions. */
  points: boolean
}

type LayoutOptions = {
  size: Size
  board: LensBoard
  /** Optional zones are drawn, too. */
  withOptional?: boolean
  /** Zones where cards stand; they are drawn, also optional ones. */
  used?: ReadonlySet<string>
  /** Nothing is written along the edges: a small picture of the lens. */
  bare?: boolean
}

const ASPECT = 1.6
/** How much higher than its aspect a drawing without round shapes may become. */
const STRETCH = 1.4

export function layoutOf(lens: Lens, options: LayoutOptions): Layout {
  const { size, board, withOptional = false, used, bare = false } = options
  const frame = frameOf(lens, { size, board, bare })
  const zones = zonesOf(lens, board).filter(
    ({ id, optional }) => !optional || withOptional || used?.has(id),
  )
  return {
    size,
    frame,
    regions: zones.map((zone) => regionOf(zone, frame, styleOf(lens, bare))),
    points: standsAtPoints(lens),
  }
}

type Margins = { top: number; right: number; bottom: number; left: number }

function frameOf(
  lens: Lens,
  { size, board, bare }: { size: Size; board: LensBoard; bare: boolean },
): Box {
  const { top, right, bottom, left } = bare ? EVEN(2) : marginsOf(lens, size, board)
  const room: Box = {
    x: left,
    y: top,
    width: Math.max(1, size.width - left - right),
    height: Math.max(1, size.height - top - bottom),
  }
  const aspect = lens.aspect ?? ASPECT
  if (hasCircles(lens)) return circlesWithin(room, { lens, aspect })
  if (isRound(lens)) return within(room, { widest: aspect * 1.1, highest: 1 })
  return within(room, { widest: aspect * STRETCH, highest: STRETCH / aspect })
}

const EVEN = (by: number): Margins => ({ top: by, right: by, bottom: by, left: by })

/** Room for what is written along the edges. */
function marginsOf(lens: Lens, { width }: Size, board: LensBoard): Margins {
  const narrow = width < 640
  switch (lens.kind) {
    case 'zones':
      return lens.matrix ? { ...EVEN(4), top: 64, left: narrow ? 92 : 148 } : EVEN(4)
    case 'axes':
      return { top: 8, right: 8, bottom: 52, left: narrow ? 44 : 60 }
    case 'rings':
      return EVEN(30)
    case 'path':
      if (lens.loop) return EVEN(6)
      return lanesOf(lens, board).length > 0
        ? { ...EVEN(4), top: 64, left: narrow ? 92 : 132 }
        : { ...EVEN(4), top: 64 }
  }
}

/** Drawn round the middle of the square, which may be stretched. */
function isRound(lens: Lens): boolean {
  return lens.kind === 'rings' || (lens.kind === 'path' && lens.loop === true)
}

type ZonesLens = Extract<Lens, { kind: 'zones' }>

function hasCircles(lens: Lens): lens is ZonesLens {
  return lens.kind === 'zones' && ellipsesOf(lens).length > 0
}

function ellipsesOf({ zones }: ZonesLens): Ellipse[] {
  return zones.flatMap(({ shape }) => {
    if (shape.kind === 'ellipse') return shape.ellipse
    return shape.kind === 'overlap' ? shape.inside : []
  })
}

/** The frame in which circles stay circles and, without the square's empty margins, fill the room. */
function circlesWithin(room: Box, { lens, aspect }: { lens: ZonesLens; aspect: number }): Box {
  const ellipses = ellipsesOf(lens)
  const others = lens.zones.filter(
    ({ shape }) => shape.kind === 'polygon' || shape.kind === 'rectangle',
  )
  if (others.length > 0) return within(room, { widest: aspect, highest: 1 / aspect })
  const left = Math.min(...ellipses.map(({ centre, radii }) => centre[0] - radii[0]))
  const right = Math.max(...ellipses.map(({ centre, radii }) => centre[0] + radii[0]))
  const top = Math.min(...ellipses.map(({ centre, radii }) => centre[1] - radii[1]))
  const bottom = Math.max(...ellipses.map(({ centre, radii }) => centre[1] + radii[1]))
  const height = Math.min(room.height / (bottom - top), room.width / (right - left) / aspect)
  const width = height * aspect
  return {
    x: room.x + room.width / 2 - (width * (left + right)) / 2,
    y: room.y + room.height / 2 - (height * (top + bottom)) / 2,
    width,
    height,
  }
}

function styleOf(lens: Lens, bare: boolean): RegionStyle {
  if (lens.kind === 'axes') return { gap: 0, corner: 0 }
  if (lens.kind === 'path' || (lens.kind === 'zones' && lens.matrix)) {
    return bare ? { gap: 2, corner: 2 } : { gap: 6, corner: 6 }
  }
  return bare ? { corner: 3 } : {}
}

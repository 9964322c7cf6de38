import { type LensBoard, lanesOf, standsAtPoints, zonesOf } from '@/lib/lenses/rules'
import type { Lens } from '@/lib/lenses/types'
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
  if (isRound(lens)) return within(room, { widest: aspect, highest: 1 / aspect })
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

function isRound(lens: Lens): boolean {
  if (lens.kind === 'rings') return true
  if (lens.kind === 'path') return lens.loop === true
  return (
    lens.kind === 'zones' &&
    lens.zones.some(({ shape }) => shape.kind === 'ellipse' || shape.kind === 'overlap')
  )
}

function styleOf(lens: Lens, bare: boolean): RegionStyle {
  if (lens.kind === 'axes') return { gap: 0, corner: 0 }
  if (lens.kind === 'path' || (lens.kind === 'zones' && lens.matrix)) {
    return bare ? { gap: 2, corner: 2 } : { gap: 6, corner: 6 }
  }
  return bare ? { corner: 3 } : {}
}

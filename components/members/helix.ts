import type { Sector } from '@/lib/parties/types'

export const STRANDS = ['firm', 'research', 'public'] as const satisfies readonly Sector[]

export const WIDTH = 640
export const HEIGHT = 300
export const TODAY = 330

const MIDDLE = HEIGHT / 2
const RADIUS = 52
const TURN = 260
const PIECES = 44

/** Where the strands lie so close that a gap round the upper one would cut the lower one up. */
const JOINED = 0.8

export type StrandPiece = { sector: Sector; path: string; depth: number; joined: boolean }

/**
 * The three strands cut into short pieces, the hindmost first, so that drawing them in order lets
 * them pass over and under each other.
 */
export function strandPieces(): StrandPiece[] {
  return STRANDS.flatMap((sector, strand) =>
    Array.from({ length: PIECES }, (_, piece) => {
      const [from, to] = [piece / PIECES, (piece + 1) / PIECES].map((part) => part * TODAY)
      const [start, middle, end] = [from ?? 0, ((from ?? 0) + (to ?? 0)) / 2, to ?? 0]
      return {
        sector,
        path: `M${point(start, strand)}L${point(middle, strand)}L${point(end, strand)}`,
        depth: Math.cos(angle(middle, strand)),
        joined: middle / TODAY > JOINED,
      }
    }),
  ).sort((one, other) => one.depth - other.depth)
}

/** Where the four futures end, top to bottom. */
export const FUTURES = [34, 112, 188, 266] as const

/** From today's meeting point to one of the futures. */
export function futurePath(y: number): string {
  return `M${TODAY} ${MIDDLE}C${TODAY + 100} ${MIDDLE} ${TODAY + 80} ${y} ${WIDTH - 122} ${y}`
}

function angle(x: number, strand: number): number {
  return (x / TURN) * 2 * Math.PI + (strand * 2 * Math.PI) / STRANDS.length
}

/** The strands draw together as they come to today. */
function point(x: number, strand: number): string {
  const left = (TODAY - x) / TODAY
  const y = MIDDLE + RADIUS * Math.min(1, left * 2.4) ** 0.8 * Math.sin(angle(x, strand))
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

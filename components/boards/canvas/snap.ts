import type { Box } from '@/lib/frames/rules'

/** A line that shows what something has snapped to, from border to border of both. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number }
export type Snapped = { dx: number; dy: number; guides: Guide[] }

type Axis = 'x' | 'y'
const LENGTH = { x: 'width', y: 'height' } as const
const ACROSS = { x: 'y', y: 'x' } as const

/**
 * How far to move a box so that an edge or its middle lies exactly where another box has one,
 * when that is within `reach`; each axis on its own.
 */
export function snap(moving: Box, others: readonly Box[], reach: number): Snapped {
  const dx = nearest(moving, others, { axis: 'x', reach })
  const dy = nearest(moving, others, { axis: 'y', reach })
  const there = { ...moving, x: moving.x + (dx ?? 0), y: moving.y + (dy ?? 0) }
  return {
    dx: dx ?? 0,
    dy: dy ?? 0,
    guides: [
      ...(dx === null ? [] : guides(there, others, 'x')),
      ...(dy === null ? [] : guides(there, others, 'y')),
    ],
  }
}

/** The two edges of a box and its middle. */
function stops(box: Box, axis: Axis): readonly [number, number, number] {
  const start = box[axis]
  const length = box[LENGTH[axis]]
  return [start, start + length / 2, start + length]
}

function nearest(
  moving: Box,
  others: readonly Box[],
  { axis, reach }: { axis: Axis; reach: number },
): number | null {
  let best: number | null = null
  for (const other of others) {
    for (const theirs of stops(other, axis)) {
      for (const ours of stops(moving, axis)) {
        const by = theirs - ours
        if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by
      }
    }
  }
  return best
}

/** Less than this apart is the same line. */
const EXACT = 0.5

function guides(box: Box, others: readonly Box[], axis: Axis): Guide[] {
  const across = ACROSS[axis]
  const end = (one: Box) => one[across] + one[LENGTH[across]]
  return stops(box, axis).flatMap((at) => {
    const matching = others.filter((other) =>
      stops(other, axis).some((theirs) => Math.abs(theirs - at) < EXACT),
    )
    if (matching.length === 0) return []
    const all = [box, ...matching]
    const from = Math.min(...all.map((one) => one[across]))
    return [{ axis, at, from, to: Math.max(...all.map(end)) }]
  })
}

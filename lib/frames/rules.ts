import type { Point } from '../cards/schema'
import { FRAME_LIMITS } from './schema'

/** A rectangle in canvas units. */
export type Box = { x: number; y: number; width: number; height: number }

/** Room between a frame's edge and what stands in it; its title needs more. */
const MARGIN = 24
const HEAD = 56

/** Whether a card or a smaller frame stands in a frame: its middle does, and it is no larger. */
export function standsIn(frame: Box, thing: Box): boolean {
  const x = thing.x + thing.width / 2
  const y = thing.y + thing.height / 2
  return (
    thing.width * thing.height < frame.width * frame.height &&
    x >= frame.x &&
    x <= frame.x + frame.width &&
    y >= frame.y &&
    y <= frame.y + frame.height
  )
}

/** The smallest rectangle round all of these; `null` round nothing. */
export function boundsOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** A frame round these, with room for its title; `null` round nothing. */
export function frameAround(boxes: readonly Box[]): { at: Point; size: Point } | null {
  const bounds = boundsOf(boxes)
  if (!bounds) return null
  return {
    at: [Math.round(bounds.x - MARGIN), Math.round(bounds.y - HEAD)],
    size: [side(bounds.width + 2 * MARGIN), side(bounds.height + HEAD + MARGIN)],
  }
}

/** The frame that somebody drew from one corner to another. */
export function frameBetween([x, y]: Point, [otherX, otherY]: Point): { at: Point; size: Point } {
  return {
    at: [Math.round(Math.min(x, otherX)), Math.round(Math.min(y, otherY))],
    size: [side(Math.abs(x - otherX)), side(Math.abs(y - otherY))],
  }
}

function side(length: number): number {
  return Math.min(FRAME_LIMITS.most, Math.max(FRAME_LIMITS.least, Math.round(length)))
}

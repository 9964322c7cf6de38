import { type Box, inBox, type Pixel, type Size } from './box'

/** Where a card's words stand beside its point; none when there is no room left. */
export type PointLabel = { id: string; at: Pixel; side: 'right' | 'left' | null }

const SIGN = 26
const GAP = 4

/**
 * Gives each point its words on the right, else on the left, where they meet nothing and stay
 * within the frame; those that come first have the choice.
 */
export function pointLabels(
  points: readonly { id: string; at: Pixel }[],
  { frame, label }: { frame: Box; label: Size },
): PointLabel[] {
  const signs = points.map(({ at: [x, y] }) => around(x, y))
  const taken: Box[] = []
  return points.map(({ id, at }, index) => {
    const others = [...signs.filter((_, other) => other !== index), ...taken]
    const fits = (box: Box) =>
      inBox(frame, [box.x, box.y]) &&
      inBox(frame, [box.x + box.width, box.y + box.height]) &&
      !others.some((other) => meets(box, other))
    for (const side of ['right', 'left'] as const) {
      const box = words(at, side, label)
      if (!fits(box)) continue
      taken.push(box)
      return { id, at, side }
    }
    return { id, at, side: null }
  })
}

const around = (x: number, y: number): Box => ({
  x: x - SIGN / 2,
  y: y - SIGN / 2,
  width: SIGN,
  height: SIGN,
})

function words([x, y]: Pixel, side: 'right' | 'left', { width, height }: Size): Box {
  return {
    x: side === 'right' ? x - SIGN / 2 : x + SIGN / 2 - width,
    y: y - height / 2,
    width,
    height,
  }
}

const meets = (one: Box, other: Box) =>
  one.x < other.x + other.width + GAP &&
  other.x < one.x + one.width + GAP &&
  one.y < other.y + other.height + GAP &&
  other.y < one.y + one.height + GAP

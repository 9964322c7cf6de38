import type { Card, Point } from '@/lib/cards/schema'
import type { CardType } from '@/lib/cards/types'
import type { Box } from '@/lib/frames/rules'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'

const GAP = 40
/** Room between a new card and those that stand there. */
const AIR = 24
const STEP: Point = [CARD_WIDTH + GAP, CARD_HEIGHT + GAP]

/**
 * Where a card that is written in a list goes on the canvas: under the last of its type,
 * or to the right of everything when it is the first. Never on top of another.
 */
export function freePlace(cards: readonly Pick<Card, 'at' | 'type'>[], type: CardType): Point {
  if (cards.length === 0) return [0, 0]
  const kin = cards.filter((card) => card.type === type)
  const last = kin.reduce<Point | null>(
    (lowest, { at }) => (lowest === null || at[1] > lowest[1] ? at : lowest),
    null,
  )
  let place: Point = last
    ? [last[0], last[1] + STEP[1]]
    : [
        Math.max(...cards.map(({ at }) => at[0])) + STEP[0],
        Math.min(...cards.map(({ at }) => at[1])),
      ]
  while (cards.some(({ at }) => overlaps(at, place))) place = [place[0], place[1] + STEP[1]]
  return place
}

/** How many steps away a free place is looked for. */
const FAR = 12

/** Steps in all directions, the nearest first; to the right before to the left, below before above. */
const OFFSETS: readonly Point[] = steps(FAR)

/**
 * Where a new card goes by a point: exactly there, or on the nearest free place of a tidy grid round
 * it, so that cards made one after the other stand beside each other.
 */
export function freeSpot(taken: readonly Box[], [x, y]: Point): Point {
  const wanted: Point = [Math.round(x - CARD_WIDTH / 2), Math.round(y - CARD_HEIGHT / 2)]
  const isFree = ([left, top]: Point) =>
    !taken.some(
      (box) =>
        left < box.x + box.width + AIR &&
        box.x < left + CARD_WIDTH + AIR &&
        top < box.y + box.height + AIR &&
        box.y < top + CARD_HEIGHT + AIR,
    )
  const places = OFFSETS.map(
    ([across, down]): Point => [
      wanted[0] + across * (CARD_WIDTH + AIR),
      wanted[1] + down * (CARD_HEIGHT + AIR),
    ],
  )
  return places.find(isFree) ?? wanted
}

function steps(far: number): Point[] {
  const line = Array.from({ length: 2 * far + 1 }, (_, at) => at - far)
  const distance = ([across, down]: Point) =>
    Math.hypot(across * CARD_WIDTH, down * CARD_HEIGHT) - (across > 0 ? 1 : 0) - (down > 0 ? 2 : 0)
  return line
    .flatMap((across) => line.map((down): Point => [across, down]))
    .sort((a, b) => distance(a) - distance(b))
}

function overlaps(one: Point, other: Point): boolean {
  return Math.abs(one[0] - other[0]) < CARD_WIDTH && Math.abs(one[1] - other[1]) < CARD_HEIGHT
}

import type { Card, Point } from '@/lib/cards/schema'
import type { CardType } from '@/lib/cards/types'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'

const GAP = 40
const CASCADE = 28
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

/** A place by the given one where no other card has its corner, so that none hides another. */
export function besideOthers(cards: readonly Pick<Card, 'at'>[], wanted: Point): Point {
  let place = wanted
  while (cards.some(({ at }) => Math.hypot(at[0] - place[0], at[1] - place[1]) < CASCADE)) {
    place = [place[0] + CASCADE, place[1] + CASCADE]
  }
  return place
}

function overlaps(one: Point, other: Point): boolean {
  return Math.abs(one[0] - other[0]) < CARD_WIDTH && Math.abs(one[1] - other[1]) < CARD_HEIGHT
}

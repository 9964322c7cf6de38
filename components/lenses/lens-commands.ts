import type { CardType } from '@/lib/cards/types'
import type { Placement } from '@/lib/lenses/schema'
import type { CardOffer, Lens } from '@/lib/lenses/types'
import type { BoardSession } from '../boards/board-session'
import { freePlace } from '../boards/canvas/free-place'
import { addCard, place, relate, unplace } from '../boards/commands'
import type { Spot, Target } from './target'

/** How far apart cards stand that are put at one point together, as a share of the lens. */
const APART = 0.03

/** Puts cards on a lens, or takes them off it, as one step. */
export function putCards(
  board: BoardSession,
  { lens, cards, target }: { lens: string; cards: readonly string[]; target: Target },
): boolean {
  if (target === 'tray') {
    return unplace(
      board,
      'lens',
      cards.map((card) => ({ card, lens })),
    )
  }
  return place(
    board,
    'lens',
    cards.map((card, index): Placement => ({ card, lens, ...aside(target, index) })),
  )
}

function aside(spot: Spot, index: number): Spot {
  if (!('at' in spot)) return spot
  const [x, y] = spot.at
  return { at: [share(x + index * APART), share(y - index * APART)] }
}

export const share = (value: number) => Math.min(1, Math.max(0, value))

/** The type that a new card on a lens gets: the last one chosen if it suits, else what suits best. */
function suitingType(board: BoardSession, lens: Lens): CardType {
  const { newType } = board.ui.get()
  const [first] = lens.suits ?? []
  return first && !lens.suits?.includes(newType) ? first : newType
}

/** Makes a card on a lens; typing starts at once. */
export function addCardOn(board: BoardSession, lens: Lens, spot: Spot): string | null {
  const type = suitingType(board, lens)
  return addCard(board, 'lens', {
    type,
    at: freePlace(board.content.all(), type),
    on: { lens: lens.id, ...spot },
  })
}

/** Makes the card that a finding offers, where it belongs and with what it cites. */
export function takeOffer(
  board: BoardSession,
  lens: Lens,
  { type, zone, relation }: CardOffer,
): string | null {
  const at = freePlace(board.content.all(), type)
  const id = addCard(board, 'lens', { type, at, on: { lens: lens.id, zone } })
  if (id) relate(board, 'lens', { ...relation, to: id, polarity: '+', strength: 1 })
  return id
}

import { uuidv4 } from 'lib0/random'
import { createCards } from '@/lib/cards/doc'
import { CARD_LIMITS, type NewCard } from '@/lib/cards/schema'
import type { Unsaved } from '@/lib/sync/unsaved'
import type { BoardSession } from './board-session'
import { freePlace } from './canvas/free-place'

/** What a card that others have is put beside, so that nobody's later words are written over. */
const BESIDE = 24

/**
 * Writes unsaved cards and words anew. All of them are new cards: what was refused never goes to
 * the server again. Answers whether the board could be changed.
 */
export function writeAgain(board: BoardSession, unsaved: Unsaved): boolean {
  const cards = newCardsFrom(unsaved, {
    id: uuidv4,
    now: Date.now(),
    at: freePlace(board.content.all(), 'note'),
  })
  const written = board.change('canvas', (doc, origin) => createCards(doc, cards, origin))
  if (written) board.select(cards.map(({ id }) => id))
  return written
}

type Making = { id: () => string; now: number; at: NewCard['at'] }

export function newCardsFrom({ cards, text }: Unsaved, { id, now, at }: Making): NewCard[] {
  const again = cards.map(({ isNew, ...card }): NewCard => {
    const [x, y] = card.at
    const place: NewCard['at'] = isNew ? card.at : [x + BESIDE, y + BESIDE]
    return { ...card, id: id(), at: place, createdAt: now }
  })
  if (text === '') return again
  const [first = '', ...rest] = text.split('\n')
  const title = first.slice(0, CARD_LIMITS.title)
  const body = [first.slice(CARD_LIMITS.title), ...rest].filter(Boolean).join('\n')
  return [...again, { id: id(), type: 'note', at, createdAt: now, title, body }]
}

import type { Card } from '@/lib/cards/schema'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'

export type Look = { x: number; y: number; zoom: number }
export type Size = { width: number; height: number }

/** Below this zoom titles cannot be read. */
const READABLE = 0.62
const MARGIN = 40
/** The tools lie over the lower edge. */
const TOOLS = 64

/**
 * Where a board opens: the whole of it if it can be read at once, else its beginning, upper left.
 * A link to one card opens on that card.
 */
export function firstLook(
  cards: readonly Pick<Card, 'id' | 'at'>[],
  { width, height, card: asked }: Size & { card: string | null },
): Look {
  const card = cards.find(({ id }) => id === asked)
  if (card) {
    const [x, y] = card.at
    return { x: width / 2 - x - CARD_WIDTH / 2, y: height / 2 - y - CARD_HEIGHT / 2, zoom: 1 }
  }
  if (cards.length === 0) return { x: 0, y: 0, zoom: 1 }
  const left = Math.min(...cards.map(({ at }) => at[0]))
  const top = Math.min(...cards.map(({ at }) => at[1]))
  const across = Math.max(...cards.map(({ at }) => at[0])) + CARD_WIDTH - left
  const down = Math.max(...cards.map(({ at }) => at[1])) + CARD_HEIGHT - top
  const room = { width: width - 2 * MARGIN, height: height - 2 * MARGIN - TOOLS }
  const whole = Math.min(room.width / across, room.height / down, 1)
  const zoom = Math.max(whole, READABLE)
  return {
    x: MARGIN + Math.max(0, room.width - across * zoom) / 2 - left * zoom,
    y: MARGIN + Math.max(0, room.height - down * zoom) / 2 - top * zoom,
    zoom,
  }
}

import type { Card, Point } from '@/lib/cards/schema'

/** Cards whose tops lie closer than this are read as one row. */
const ROW = 80

/** Ids in the order in which one reads a page: rows from the top, each from the left. */
export function readingOrder(cards: readonly Pick<Card, 'id' | 'at'>[]): string[] {
  const down = [...cards].sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0])
  const rows: { top: number; cards: { id: string; at: Point }[] }[] = []
  for (const card of down) {
    const row = rows.at(-1)
    if (row && card.at[1] - row.top < ROW) row.cards.push(card)
    else rows.push({ top: card.at[1], cards: [card] })
  }
  return rows.flatMap((row) => row.cards.sort((a, b) => a.at[0] - b.at[0]).map((card) => card.id))
}

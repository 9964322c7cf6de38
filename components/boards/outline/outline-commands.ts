import { setCardDetail } from '@/lib/cards/doc'
import { CARD_LIMITS } from '@/lib/cards/schema'
import type { BoardSession } from '../board-session'
import { placeInList } from './outline-groups'
import { placesAfterMove } from './outline-rows'

/** Changes the tags of cards as one step of undo; a card keeps no more than it has room for. */
export function changeTags(
  board: BoardSession,
  ids: readonly string[],
  change: (tags: readonly string[]) => readonly string[],
): boolean {
  return board.change('outline', (doc, origin) => {
    doc.transact(() => {
      for (const id of ids) {
        const tags = change(board.content.card(id)?.tags ?? []).slice(0, CARD_LIMITS.tags)
        setCardDetail(doc, id, { tags: tags.length > 0 ? [...tags] : undefined }, origin)
      }
    }, origin)
  })
}

/** Moves a card one place up or down in its group; `false` at the group's end. */
export function reorder(
  board: BoardSession,
  { group, id, step }: { group: readonly string[]; id: string; step: 1 | -1 },
): boolean {
  const list = group.flatMap((one) => {
    const card = board.content.card(one)
    return card ? [{ id: one, place: placeInList(card) }] : []
  })
  const places = placesAfterMove(list, id, step)
  if (places.length === 0) return false
  return board.change('outline', (doc, origin) => {
    doc.transact(() => {
      for (const { id: card, place: order } of places) setCardDetail(doc, card, { order }, origin)
    }, origin)
  })
}

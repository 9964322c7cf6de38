import { uuidv4 } from 'lib0/random'
import type { ChangeOrigin } from '@/lib/boards/doc'
import {
  createCards,
  type DetailChange,
  deleteCards,
  setCardDetail,
  setCardField,
  setCardType,
} from '@/lib/cards/doc'
import type { CardDetail, FieldValue, Point } from '@/lib/cards/schema'
import type { CardType } from '@/lib/cards/types'
import { placeCards, unplaceCards } from '@/lib/lenses/doc'
import type { Placement } from '@/lib/lenses/schema'
import { createRelations, deleteRelations, setRelation, swapRelation } from '@/lib/relations/doc'
import type { Relation } from '@/lib/relations/schema'
import type { BoardSession, Editing } from './board-session'

type Source = ChangeOrigin['source']

/** A placement of a card that has no id yet. */
type Unnamed<Type> = Type extends unknown ? Omit<Type, 'card'> : never

/** Makes an empty card, chooses it and lets typing start. */
export function addCard(
  board: BoardSession,
  source: Source,
  card: { at: Point } & Partial<{
    type: CardType
    sector: CardDetail['sector']
    /** Where it stands on a lens from the start. */
    on: Unnamed<Placement>
  }>,
): string | null {
  const id = uuidv4()
  const type = card.type ?? board.ui.get().newType
  const sector = 'sector' in card ? card.sector : perspective(board)
  const made = board.change(source, (doc, origin) =>
    doc.transact(() => {
      const createdAt = Date.now()
      createCards(doc, [{ id, title: '', type, at: card.at, sector, createdAt }], origin)
      if (card.on) placeCards(doc, [{ card: id, ...card.on }], origin)
    }, origin),
  )
  if (!made) return null
  board.ui.update({
    selection: [id],
    frames: [],
    editing: { id, field: 'title' },
    relation: null,
    tool: 'select',
  })
  return id
}

function perspective(board: BoardSession): CardDetail['sector'] {
  return board.sector && board.sector !== 'facilitating' ? board.sector : undefined
}

export function removeCards(board: BoardSession, source: Source, ids: readonly string[]): boolean {
  const gone = unlocked(board, ids)
  return gone.length > 0 && board.remove(source, (doc, origin) => deleteCards(doc, gone, origin))
}

/** Those of the cards that may be changed. */
function unlocked(board: BoardSession, ids: readonly string[]): string[] {
  return ids.filter((id) => !board.content.card(id)?.locked)
}

export function changeType(
  board: BoardSession,
  source: Source,
  { ids, type }: { ids: readonly string[]; type: CardType },
): void {
  board.ui.update({ newType: type })
  board.change(source, (doc, origin) => {
    doc.transact(() => {
      for (const id of unlocked(board, ids)) setCardType(doc, id, type, origin)
    }, origin)
  })
}

export function changeDetail(
  board: BoardSession,
  source: Source,
  {
    ids,
    detail,
  }: {
    ids: readonly string[]
    detail: DetailChange
  },
): void {
  board.change(source, (doc, origin) => {
    doc.transact(() => {
      for (const id of unlocked(board, ids)) setCardDetail(doc, id, detail, origin)
    }, origin)
  })
}

/** Fills in a field of the card's type; `undefined` empties it. */
export function changeField(
  board: BoardSession,
  source: Source,
  { id, ...change }: { id: string; field: string; value: FieldValue | undefined },
): void {
  if (unlocked(board, [id]).length === 0) return
  board.change(source, (doc, origin) => setCardField(doc, id, change, origin))
}

export function edit(board: BoardSession, editing: Editing): void {
  const thing = board.content.card(editing.id) ?? board.content.frame(editing.id)
  if (!board.live.get().mayEdit || thing?.locked) return
  board.history.mark()
  const chosen = board.content.frame(editing.id)
    ? { selection: [], frames: [editing.id] }
    : { selection: [editing.id], frames: [] }
  board.ui.update({ ...chosen, editing, relation: null })
}

export function stopEditing(board: BoardSession): void {
  const { editing } = board.ui.get()
  board.history.mark()
  board.ui.update({ editing: null, focus: editing?.id ?? null })
}

/** Draws a relation and returns its id; `null` when it may not, or when the pair is related so. */
export function relate(
  board: BoardSession,
  source: Source,
  relation: Omit<Relation, 'id'>,
): string | null {
  return relateAll(board, source, [relation])[0] ?? null
}

/**
 * Draws relations in one step of undo and returns their ids. A pair that is related so already
 * keeps the relation that it has; a card has none to itself.
 */
export function relateAll(
  board: BoardSession,
  source: Source,
  wanted: readonly Omit<Relation, 'id'>[],
): string[] {
  const relations = wanted
    .filter(({ from, to }) => from !== to)
    .map((relation) => ({ id: knownAs(board, relation) ?? uuidv4(), ...relation }))
  const missing = relations.filter(({ id }) => !board.content.relation(id))
  const made =
    missing.length === 0 ||
    board.change(source, (doc, origin) => createRelations(doc, missing, origin))
  return made ? relations.map(({ id }) => id) : []
}

function knownAs(board: BoardSession, { from, to, type }: Omit<Relation, 'id'>) {
  return board.content.relationsOf(from).find((one) => one.to === to && one.type === type)?.id
}

export function changeRelation(
  board: BoardSession,
  source: Source,
  { id, ...fields }: { id: string } & Partial<Omit<Relation, 'id' | 'from' | 'to'>>,
): void {
  board.change(source, (doc, origin) => setRelation(doc, id, fields, origin))
}

export function turnRelation(board: BoardSession, source: Source, id: string): void {
  board.change(source, (doc, origin) => swapRelation(doc, id, origin))
}

export function removeRelation(board: BoardSession, source: Source, id: string): void {
  board.remove(source, (doc, origin) => deleteRelations(doc, [id], origin))
}

/** Places cards on lenses; each card has one place a lens. */
export function place(
  board: BoardSession,
  source: Source,
  placements: readonly Placement[],
): boolean {
  return (
    placements.length > 0 &&
    board.change(source, (doc, origin) => placeCards(doc, placements, origin))
  )
}

export function unplace(
  board: BoardSession,
  source: Source,
  placements: readonly Pick<Placement, 'card' | 'lens'>[],
): boolean {
  return (
    placements.length > 0 &&
    board.remove(source, (doc, origin) => unplaceCards(doc, placements, origin))
  )
}

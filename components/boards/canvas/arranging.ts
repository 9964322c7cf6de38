import { uuidv4 } from 'lib0/random'
import type * as Y from 'yjs'
import type { ChangeOrigin } from '@/lib/boards/doc'
import { deleteCards, moveCards, setCardDetail } from '@/lib/cards/doc'
import type { Point } from '@/lib/cards/schema'
import { createFrames, deleteFrames, setFrame } from '@/lib/frames/doc'
import { frameAround } from '@/lib/frames/rules'
import type { FrameFields } from '@/lib/frames/schema'
import type { BoardContent } from '../board-content'
import type { BoardSession } from '../board-session'
import {
  type Alignment,
  aligned,
  type Direction,
  distributed,
  type Move,
  type Placed,
} from './arrange'
import type { Scene } from './scene'

/** Puts cards and frames where they are said to go; what stands there already is not written. */
export function moveThings(
  doc: Y.Doc,
  content: BoardContent,
  moves: readonly Move[],
  origin: ChangeOrigin,
): void {
  const moved = moves.filter(({ id, at }) => {
    const before = (content.card(id) ?? content.frame(id))?.at
    return before && (before[0] !== at[0] || before[1] !== at[1])
  })
  if (moved.length === 0) return
  doc.transact(() => {
    moveCards(doc, moved, origin)
    for (const { id, at } of moved) if (content.frame(id)) setFrame(doc, id, { at }, origin)
  }, origin)
}

export function isLocked({ content }: Pick<BoardSession, 'content'>, id: string): boolean {
  return (content.card(id) ?? content.frame(id))?.locked === true
}

/** What is chosen, frames and cards. */
function chosen(board: BoardSession): string[] {
  const { selection, frames } = board.ui.get()
  return [...frames, ...selection]
}

/** These and what stands in the frames among them, once each; nothing that is locked. */
export function carriedBy(board: BoardSession, scene: Scene, ids: readonly string[]): string[] {
  const free = ids.filter((id) => !isLocked(board, id))
  const within = free.flatMap((id) => (board.content.frame(id) ? scene.inside(id) : []))
  return [...new Set([...free, ...within.filter((id) => !isLocked(board, id))])]
}

/** Moves what is chosen, and what stands in chosen frames. */
export function nudgeChosen(board: BoardSession, scene: Scene, by: Point): boolean {
  const moves = carriedBy(board, scene, chosen(board)).flatMap((id) => {
    const at = (board.content.card(id) ?? board.content.frame(id))?.at
    return at ? [{ id, at: [at[0] + by[0], at[1] + by[1]] as Point }] : []
  })
  if (moves.length === 0) return false
  return board.change('canvas', (doc, origin) => moveThings(doc, board.content, moves, origin))
}

function arrange(
  board: BoardSession,
  scene: Scene,
  where: (things: readonly Placed[]) => Move[],
): void {
  const things = board.ui.get().selection.flatMap((id) => {
    const box = isLocked(board, id) ? null : scene.box(id)
    return box ? [{ id, box }] : []
  })
  board.change('canvas', (doc, origin) => moveThings(doc, board.content, where(things), origin))
}

export function align(board: BoardSession, scene: Scene, how: Alignment): void {
  arrange(board, scene, (things) => aligned(things, how))
}

export function distribute(board: BoardSession, scene: Scene, direction: Direction): void {
  arrange(board, scene, (things) => distributed(things, direction))
}

/** Makes a frame and lets its title be written. */
export function addFrame(
  board: BoardSession,
  where: Pick<FrameFields, 'at' | 'size'>,
): string | null {
  const id = uuidv4()
  const made = board.change('canvas', (doc, origin) =>
    createFrames(doc, [{ id, title: '', ...where }], origin),
  )
  if (!made) return null
  board.choose({ cards: [], frames: [id] })
  board.ui.update({ editing: { id, field: 'title' }, tool: 'select' })
  return id
}

/** Puts a frame round what is chosen. */
export function groupChosen(board: BoardSession, scene: Scene): boolean {
  const around = frameAround(chosen(board).flatMap((id) => scene.box(id) ?? []))
  return around !== null && addFrame(board, around) !== null
}

export function changeFrame(
  board: BoardSession,
  id: string,
  fields: Partial<FrameFields>,
): boolean {
  return board.change('canvas', (doc, origin) => setFrame(doc, id, fields, origin))
}

/** Locks what is chosen; when all of it is locked, unlocks it. */
export function toggleLock(board: BoardSession): boolean {
  const ids = chosen(board)
  if (ids.length === 0) return false
  const locked = ids.every((id) => isLocked(board, id)) ? undefined : (true as const)
  return board.change('canvas', (doc, origin) => {
    doc.transact(() => {
      for (const id of ids) {
        if (board.content.frame(id)) setFrame(doc, id, { locked }, origin)
        else setCardDetail(doc, id, { locked }, origin)
      }
    }, origin)
  })
}

/** Lays the chosen cards over all others, or under them, in the order in which they lie. */
export function restack(board: BoardSession, where: 'front' | 'back'): boolean {
  const { content } = board
  const chosenCards = content.all().filter(({ id }) => board.ui.get().selection.includes(id))
  if (chosenCards.length === 0) return false
  const others = content.all().filter(({ id }) => !board.ui.get().selection.includes(id))
  const heights = others.map(({ z = 0 }) => z)
  const start =
    where === 'front' ? Math.max(0, ...heights) + 1 : Math.min(0, ...heights) - chosenCards.length
  const order = chosenCards.toSorted((a, b) => (a.z ?? 0) - (b.z ?? 0))
  return board.change('canvas', (doc, origin) => {
    doc.transact(() => {
      order.forEach(({ id }, at) => {
        setCardDetail(doc, id, { z: start + at || undefined }, origin)
      })
    }, origin)
  })
}

/** Deletes the chosen cards and frames that are not locked; cards in a frame stay. */
export function removeChosen(board: BoardSession): boolean {
  const { selection, frames } = board.ui.get()
  const free = (ids: readonly string[]) => ids.filter((id) => !isLocked(board, id))
  const [cards, areas] = [free(selection), free(frames)]
  if (cards.length + areas.length === 0) return false
  return board.remove('canvas', (doc, origin) => {
    doc.transact(() => {
      deleteFrames(doc, areas, origin)
      deleteCards(doc, cards, origin)
    }, origin)
  })
}

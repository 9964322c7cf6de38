import { uuidv4 } from 'lib0/random'
import type { Point } from '@/lib/cards/schema'
import { boundsOf } from '@/lib/frames/rules'
import type { BoardSession } from '../board-session'
import { CARD_HEIGHT, CARD_WIDTH } from './canvas-nodes'
import { type Clip, clipOf, renewed, writeClip } from './clip'
import type { Scene } from './scene'

/** How far beside the original a copy comes to lie, in canvas units. */
const BESIDE: Point = [32, 32]

/** What is chosen, with the cards in chosen frames; `null` when nothing is. */
export function chosenClip(board: BoardSession, scene: Scene): Clip | null {
  const { selection, frames } = board.ui.get()
  const within = frames.flatMap(scene.inside)
  const ids = [...new Set([...frames, ...selection, ...within])]
  return ids.length === 0 ? null : clipOf(board.content, ids)
}

/** Writes a copy, moved, as one step of undo, and chooses it. */
function pasteBy(board: BoardSession, clip: Clip, by: Point): boolean {
  const made = renewed(clip, { by, now: Date.now(), newId: uuidv4 })
  if (!board.change('canvas', (doc, origin) => writeClip(doc, made, origin))) return false
  board.choose({
    cards: made.cards.map(({ id }) => id),
    frames: made.frames.map(({ id }) => id),
  })
  return true
}

/** The same, its middle on a point; a little beside when a copy lies exactly there. */
export function pasteAt(board: BoardSession, clip: Clip, [x, y]: Point): boolean {
  const bounds = boundsOf([
    ...clip.cards.map(({ at }) => ({ x: at[0], y: at[1], width: CARD_WIDTH, height: CARD_HEIGHT })),
    ...clip.frames.map(({ at, size }) => ({ x: at[0], y: at[1], width: size[0], height: size[1] })),
  ])
  if (!bounds) return false
  const taken = new Set(board.content.all().map(({ at }) => at.join()))
  const by: Point = [
    Math.round(x - bounds.x - bounds.width / 2),
    Math.round(y - bounds.y - bounds.height / 2),
  ]
  while (clip.cards.some(({ at }) => taken.has([at[0] + by[0], at[1] + by[1]].join()))) {
    by[0] += BESIDE[0]
    by[1] += BESIDE[1]
  }
  return pasteBy(board, clip, by)
}

/** Copies of these, as far from the originals as said. */
export function copyBy(board: BoardSession, ids: readonly string[], by: Point): boolean {
  return pasteBy(board, clipOf(board.content, ids), by)
}

/** Copies of what is chosen, beside it. */
export function duplicateChosen(board: BoardSession, scene: Scene): boolean {
  const clip = chosenClip(board, scene)
  return clip !== null && pasteBy(board, clip, BESIDE)
}

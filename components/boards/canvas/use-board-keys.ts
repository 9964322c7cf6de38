import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useBoard } from '../board-context'
import { type BoardKey, boardKey, isWriting } from '../board-keys'
import type { BoardSession } from '../board-session'
import { edit, removeRelation } from '../commands'
import { readingOrder } from '../reading-order'
import { groupChosen, isLocked, nudgeChosen, removeChosen, restack, toggleLock } from './arranging'
import { duplicateChosen } from './copying'
import { type Scene, useScene } from './scene'
import { isOnCanvas } from './use-clipboard'
import { useView, type View } from './use-view'

/** The canvas' keys. They act while the canvas has the focus, or nothing has. */
export function useBoardKeys(canvas: RefObject<HTMLElement | null>): void {
  const board = useBoard()
  const scene = useScene()
  const view = useView()
  const flow = useReactFlow()

  useEffect(() => {
    const perform = (key: BoardKey) =>
      act(key, { board, scene, view, flow, canvas: canvas.current })
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const key = boardKey(event)
      if (!key || document.querySelector('dialog:modal, [role="menu"]')) return
      if (!allowed(key, event.target, isOnCanvas(canvas.current))) return
      if (perform(key) !== false) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    board.performer.set(perform)
    return () => {
      window.removeEventListener('keydown', onKey)
      board.performer.set(null)
    }
  }, [board, scene, view, flow, canvas])
}

function allowed(key: BoardKey, target: EventTarget | null, onCanvas: boolean): boolean {
  if (isWriting(target)) return false
  if (key.do === 'tool') return true
  // Enter and Tab on a button or a link are that button's.
  if (target instanceof Element && target.closest('button, a, summary')) return key.do === 'leave'
  return onCanvas
}

type Actors = {
  board: BoardSession
  scene: Scene
  view: View
  flow: Pick<ReturnType<typeof useReactFlow>, 'zoomIn' | 'zoomOut'>
  canvas: HTMLElement | null
}

/** Tools for those who only read, too. */
const FOR_ALL: ReadonlySet<string> = new Set(['select', 'hand', 'laser'])

/** Does what a key asks for; `false` when there was nothing to do, so that the browser may. */
function act(key: BoardKey, actors: Actors): boolean | undefined {
  const { board, scene, view, flow, canvas } = actors
  const { selection, frames, relation } = board.ui.get()
  const { mayEdit } = board.live.get()
  switch (key.do) {
    case 'tool':
      if (!mayEdit && !FOR_ALL.has(key.tool)) return false
      board.ui.update({ tool: key.tool })
      return true
    case 'nudge':
      return nudgeChosen(board, scene, [key.by[0], key.by[1]])
    case 'ask':
      if (!mayEdit || selection.length === 0) return false
      board.ui.update({ asking: { what: key.what, cards: selection } })
      return true
    case 'edit': {
      const [id] = [...selection, ...frames]
      if (selection.length + frames.length !== 1 || !id) return step(actors, 'first')
      if (!isLocked(board, id)) edit(board, { id, field: 'title' })
      return true
    }
    case 'leave':
      board.ui.update({ tool: 'select' })
      board.select([])
      board.selectRelation(null)
      canvas?.focus({ preventScroll: true })
      return true
    case 'remove':
      if (relation) removeRelation(board, 'canvas', relation)
      else if (!removeChosen(board)) return false
      canvas?.focus({ preventScroll: true })
      return true
    case 'find':
    case 'palette':
    case 'shortcuts':
      // Every view has them: use-finding-keys.ts.
      return false
    case 'undo':
    case 'redo':
      // Every view has them: use-history-keys.ts.
      return false
    case 'duplicate':
      // Also when nothing is chosen: the browser would make a bookmark.
      duplicateChosen(board, scene)
      return true
    case 'group':
      return groupChosen(board, scene)
    case 'lock':
      return toggleLock(board)
    case 'front':
    case 'back':
      return restack(board, key.do)
    case 'selectAll':
      board.choose({
        cards: board.content.ids(),
        frames: board.content.frames().map(({ id }) => id),
      })
      return true
    case 'next':
    case 'previous':
      return selection.length + frames.length === 0 ? false : step(actors, key.do)
    case 'fit':
      view.fitAll()
      return true
    case 'fitSelection':
      view.fitThese([...selection, ...frames])
      return true
    case 'fullSize':
      view.fullSize()
      return true
    case 'zoomIn':
      flow.zoomIn()
      return true
    case 'zoomOut':
      flow.zoomOut()
      return true
  }
}

/** Chooses the first card or frame in reading order, or the one beside the chosen. */
function step({ board, view }: Actors, where: 'first' | 'next' | 'previous'): boolean {
  const { content } = board
  const order = readingOrder([...content.frames(), ...content.all()])
  const { selection, frames } = board.ui.get()
  const [current] = [...selection, ...frames].slice(-1)
  const at = where === 'first' || !current ? -1 : order.indexOf(current)
  const id = order[where === 'previous' ? at - 1 : at + 1]
  if (!id) return false
  board.choose(content.frame(id) ? { cards: [], frames: [id] } : { cards: [id], frames: [] })
  board.ui.update({ focus: id })
  view.bring(id)
  return true
}

import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useBoard } from '../board-context'
import { type BoardKey, boardKey, isWriting } from '../board-keys'
import type { BoardSession } from '../board-session'
import { edit, nudge, removeCards, removeRelation } from '../commands'
import { readingOrder } from '../reading-order'
import { useView, type View } from './use-view'

type Keys = { canvas: RefObject<HTMLElement | null>; showShortcuts: () => void }

/** The canvas' keys. They act while the canvas has the focus, or nothing has. */
export function useBoardKeys({ canvas, showShortcuts }: Keys): void {
  const board = useBoard()
  const view = useView()
  const flow = useReactFlow()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const key = boardKey(event)
      if (!key || document.querySelector('dialog:modal')) return
      const onCanvas = isOnCanvas(canvas.current)
      if (!allowed(key, event.target, onCanvas)) return
      const handled =
        key.do === 'shortcuts'
          ? showShortcuts()
          : act(key, { board, view, flow, canvas: canvas.current })
      if (handled !== false) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [board, view, flow, canvas, showShortcuts])
}

function isOnCanvas(canvas: HTMLElement | null): boolean {
  const focused = document.activeElement
  return focused === document.body || focused === null || (canvas?.contains(focused) ?? false)
}

function allowed(key: BoardKey, target: EventTarget | null, onCanvas: boolean): boolean {
  if (isWriting(target)) return false
  if (key.do === 'shortcuts' || key.do === 'tool') return true
  // Enter and Tab on a button or a link are that button's.
  if (target instanceof Element && target.closest('button, a, summary')) return key.do === 'leave'
  return onCanvas
}

type Actors = {
  board: BoardSession
  view: View
  flow: Pick<ReturnType<typeof useReactFlow>, 'zoomIn' | 'zoomOut'>
  canvas: HTMLElement | null
}

/** Does what a key asks for; `false` when there was nothing to do, so that the browser may. */
function act(key: Exclude<BoardKey, { do: 'shortcuts' }>, actors: Actors): boolean | undefined {
  const { board, view, flow, canvas } = actors
  const { selection, relation } = board.ui.get()
  switch (key.do) {
    case 'tool':
      if (key.tool === 'card' && !board.live.get().mayEdit) return false
      board.ui.update({ tool: key.tool })
      return true
    case 'nudge':
      return nudge(board, selection, [key.by[0], key.by[1]])
    case 'edit': {
      const [id] = selection
      if (selection.length !== 1 || !id) return step(actors, 'first')
      edit(board, { id, field: 'title' })
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
      else if (!removeCards(board, 'canvas', selection)) return false
      canvas?.focus({ preventScroll: true })
      return true
    case 'undo':
    case 'redo':
      // Every view has them: use-history-keys.ts.
      return false
    case 'selectAll':
      board.select(board.content.ids())
      return true
    case 'next':
    case 'previous':
      return selection.length === 0 ? false : step(actors, key.do)
    case 'fit':
      view.fitAll()
      return true
    case 'fitSelection':
      view.fitCards(selection)
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

function step({ board, view }: Actors, where: 'first' | 'next' | 'previous'): boolean {
  const order = readingOrder(board.content.all())
  const [current] = board.ui.get().selection.slice(-1)
  const at = where === 'first' || !current ? -1 : order.indexOf(current)
  const id = order[where === 'previous' ? at - 1 : at + 1]
  if (!id) return false
  board.select([id])
  board.ui.update({ focus: id })
  view.bring(id)
  return true
}

import { type Connection, useReactFlow } from '@xyflow/react'
import { type MouseEvent, type PointerEvent, useEffect, useMemo } from 'react'
import type { Point } from '@/lib/cards/schema'
import { useBoard } from '../board-context'
import type { BoardSession } from '../board-session'
import { addCard, relate } from '../commands'
import { CARD_HEIGHT, CARD_WIDTH, type CanvasNode } from './canvas-nodes'
import { freeSpot } from './free-place'
import { useScene } from './scene'
import type { View } from './use-view'

/** What pointing at the canvas itself does, and the button that makes a card. */
export function usePaneActs(view: View) {
  const board = useBoard()
  const flow = useReactFlow()
  const scene = useScene()
  useEffect(() => () => board.presence.tell({ cursor: undefined }), [board])

  return useMemo(() => {
    let start: Point = [0, 0]
    const pointOf = (event: MouseEvent): Point => {
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
      return [x, y]
    }
    const addAt = (event: MouseEvent) => {
      const [x, y] = pointOf(event)
      addCard(board, 'canvas', {
        at: [Math.round(x - CARD_WIDTH / 2), Math.round(y - CARD_HEIGHT / 4)],
      })
    }
    return {
      addInMiddle: () => {
        const taken = board.content.ids().flatMap((id) => scene.box(id) ?? [])
        const id = addCard(board, 'canvas', { at: freeSpot(taken, scene.middle()) })
        if (id) view.bring(id)
      },
      onClick: (event: MouseEvent) => {
        if (!isPane(event.target)) return
        if (board.ui.get().tool === 'card') addAt(event)
        else board.selectRelation(null)
      },
      onDoubleClick: (event: MouseEvent) => {
        if (isPane(event.target) && board.ui.get().tool !== 'card') addAt(event)
      },
      onPointerMove: (event: PointerEvent) => {
        const [x, y] = pointOf(event)
        board.presence.tell({ cursor: { x: Math.round(x), y: Math.round(y) } })
      },
      onPointerLeave: () => board.presence.tell({ cursor: undefined }),
      onNodeClick: (event: MouseEvent, { id, type }: CanvasNode) => {
        if (type === 'frame') chooseFrame(board, id, event)
        // React Flow leaves several chosen when one of them is clicked.
        else if (!addsToChoice(event)) board.select([id])
      },
      onSelectionStart: (event: MouseEvent) => {
        start = pointOf(event)
      },
      onSelectionEnd: (event: MouseEvent) => {
        const within = scene.within(start, pointOf(event))
        const frames = within.filter((id) => board.content.frame(id))
        board.choose({ cards: board.ui.get().selection, frames })
      },
      onConnect: ({ source, target }: Connection) => {
        const id = relate(board, 'canvas', {
          from: source,
          to: target,
          type: 'leads-to',
          polarity: '+',
          strength: 1,
        })
        if (id) board.selectRelation(id)
        board.ui.update({ tool: 'select' })
      },
    }
  }, [board, flow, scene, view])
}

type Keys = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>

const addsToChoice = ({ shiftKey, ctrlKey, metaKey }: Keys) => shiftKey || ctrlKey || metaKey

function chooseFrame(board: BoardSession, id: string, keys: Keys): void {
  const { selection, frames } = board.ui.get()
  if (!addsToChoice(keys)) {
    board.choose({ cards: [], frames: [id] })
    return
  }
  const rest = frames.filter((other) => other !== id)
  board.choose({ cards: selection, frames: rest.length < frames.length ? rest : [...frames, id] })
}

function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane')
}

import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBoard } from '../board-context'
import type { BoardSession } from '../board-session'
import { type CardNode, reconcileNodes } from './canvas-nodes'
import { DragWriter } from './drag-writer'

const NOTHING: ReadonlySet<string> = new Set()

/** The nodes for what the board says now, keeping those before that look the same. */
export function nodesOf(
  board: BoardSession,
  before: readonly CardNode[],
  held: ReadonlySet<string> = NOTHING,
): CardNode[] {
  return reconcileNodes(before, board.content.ids(), {
    card: board.content.card,
    dragged: board.presence.dragged(),
    held,
    selected: new Set(board.ui.get().selection),
  })
}

/** The canvas' nodes, following the board, the selection and what others drag. */
export function useCanvasNodes() {
  const board = useBoard()
  const held = useRef(NOTHING)
  const reconcile = useCallback(
    (before: readonly CardNode[]) => nodesOf(board, before, held.current),
    [board],
  )
  const [nodes, setNodes] = useState<CardNode[]>(() => reconcile([]))

  useEffect(() => {
    const again = () => setNodes(reconcile)
    const stops = [
      board.content.onCards(again),
      board.presence.onDragged(again),
      board.ui.subscribe(again),
    ]
    again()
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, reconcile])

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const chosen = new Set(board.ui.get().selection)
      for (const change of changes) {
        if (change.type !== 'select') continue
        if (change.selected) chosen.add(change.id)
        else chosen.delete(change.id)
      }
      const own = changes.filter(({ type }) => type === 'position' || type === 'dimensions')
      if (own.length > 0) setNodes((before) => applyNodeChanges(own, before))
      if (changes.some(({ type }) => type === 'select')) board.select([...chosen])
    },
    [board],
  )

  const drag = useMemo(
    () =>
      new DragWriter(board, (ids) => {
        held.current = ids
      }),
    [board],
  )
  useEffect(() => () => drag.cancel(), [drag])

  return { nodes, onNodesChange, drag }
}

import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBoard } from './board-context'
import { type CardNode, reconcileNodes } from './canvas-nodes'
import { DragWriter } from './drag-writer'

/** The canvas' nodes, following the board, the selection and what others drag. */
export function useCanvasNodes() {
  const board = useBoard()
  const held = useRef<ReadonlySet<string>>(new Set())
  const reconcile = useCallback(
    (before: readonly CardNode[]) =>
      reconcileNodes(before, board.content.ids(), {
        card: board.content.card,
        dragged: board.presence.dragged(),
        held: held.current,
        selected: new Set(board.ui.get().selection),
      }),
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

import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBoard } from '../board-context'
import type { BoardSession } from '../board-session'
import type { Move } from './arrange'
import { type CanvasNode, reconcileNodes } from './canvas-nodes'
import { copyBy } from './copying'
import { Drag } from './drag'
import { useScene } from './scene'

const NOTHING: ReadonlySet<string> = new Set()

/** The nodes for what the board says now, keeping those before that look the same. */
export function nodesOf(
  board: BoardSession,
  before: readonly CanvasNode[],
  held: ReadonlySet<string> = NOTHING,
): CanvasNode[] {
  const { selection, frames } = board.ui.get()
  const { content } = board
  return reconcileNodes(
    before,
    { frames: content.frames().map(({ id }) => id), cards: content.ids() },
    {
      card: content.card,
      frame: content.frame,
      dragged: board.presence.dragged(),
      held,
      selected: new Set([...selection, ...frames]),
    },
  )
}

/** The canvas' nodes, following the board, what is chosen and what others drag. */
export function useCanvasNodes() {
  const board = useBoard()
  const scene = useScene()
  const held = useRef(NOTHING)
  const reconcile = useCallback(
    (before: readonly CanvasNode[]) => nodesOf(board, before, held.current),
    [board],
  )
  const [nodes, setNodes] = useState<CanvasNode[]>(() => reconcile([]))

  useEffect(() => {
    const again = () => setNodes(reconcile)
    const chosenOrNot = whenChanged(() => {
      const { selection, frames } = board.ui.get()
      return [selection, frames]
    }, again)
    const stops = [
      board.content.onCards(again),
      board.content.onFrames(again),
      board.presence.onDragged(again),
      board.ui.subscribe(chosenOrNot),
    ]
    again()
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, reconcile])

  const hold = useCallback(
    (ids: ReadonlySet<string>) => {
      held.current = ids
      if (ids.size === 0) setNodes(reconcile)
    },
    [reconcile],
  )
  const drag = useMemo(
    () => new Drag({ board, scene, hold, copy: (ids, by) => copyBy(board, ids, by) }),
    [board, scene, hold],
  )
  useEffect(() => () => drag.cancel(), [drag])

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      choose(board, changes)
      const moves = changes.flatMap((change) =>
        change.type === 'position' && change.position && drag.leads(change.id)
          ? (drag.to(change.id, [change.position.x, change.position.y]) ?? [])
          : [],
      )
      if (moves.length > 0) setNodes((before) => moved(before, moves))
      const own = changes.filter(
        ({ type }) => type === 'dimensions' || (type === 'position' && !drag.isOn),
      )
      if (own.length > 0) setNodes((before) => applyNodeChanges(own, before))
    },
    [board, drag],
  )

  return { nodes, onNodesChange, drag, hold }
}

/** Calls only when one of the parts is not the same as when it was last called. */
function whenChanged(parts: () => readonly unknown[], call: () => void): () => void {
  let last = parts()
  return () => {
    const now = parts()
    if (now.every((part, at) => part === last[at])) return
    last = now
    call()
  }
}

function choose(board: BoardSession, changes: readonly NodeChange<CanvasNode>[]): void {
  const { selection, frames } = board.ui.get()
  const cards = new Set(selection)
  const areas = new Set(frames)
  let changed = false
  for (const change of changes) {
    if (change.type !== 'select') continue
    changed = true
    const group = board.content.frame(change.id) ? areas : cards
    if (change.selected) group.add(change.id)
    else group.delete(change.id)
  }
  if (changed) board.choose({ cards: [...cards], frames: [...areas] })
}

function moved(before: CanvasNode[], moves: readonly Move[]): CanvasNode[] {
  const places = new Map(moves.map(({ id, at }) => [id, at]))
  return before.map((node) => {
    const at = places.get(node.id)
    if (!at || (node.position.x === at[0] && node.position.y === at[1])) return node
    return { ...node, position: { x: at[0], y: at[1] } }
  })
}

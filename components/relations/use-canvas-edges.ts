import { useMemo, useRef } from 'react'
import { useBoard, useCardIds, useRelations, useUi } from '../boards/board-context'
import { type RelationEdge, reconcileEdges } from './canvas-edges'

/** The canvas' edges, following relations and what is chosen. */
export function useCanvasEdges(): RelationEdge[] {
  const { content } = useBoard()
  const relations = useRelations()
  const ids = useCardIds()
  const relation = useUi((ui) => ui.relation)
  const selection = useUi((ui) => ui.selection)
  const before = useRef<RelationEdge[]>([])
  return useMemo(() => {
    const here = new Set(ids)
    before.current = reconcileEdges(before.current, relations, {
      has: (id) => here.has(id) && content.card(id) !== null,
      choice: { relation, cards: new Set(selection) },
    })
    return before.current
  }, [content, relations, ids, relation, selection])
}

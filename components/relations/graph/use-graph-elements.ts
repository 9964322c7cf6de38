import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Relation } from '@/lib/relations/schema'
import { useUi } from '../../boards/board-context'
import type { GraphEdgeType } from './graph-edge'
import type { GraphNodeType } from './graph-node'
import { type Layout, NODE_HEIGHT, NODE_WIDTH } from './layout'
import { layoutOrder } from './neighbours'

/** Above this lines carry words only where one looks. */
const MOST_LABELS = 150
/** The wrapper is layout only; the button inside has the name and the focus. */
const WRAPPER = { 'aria-roledescription': undefined, 'aria-describedby': undefined }

/** What is drawn: the cards and lines that have a place. One card takes part in the tab order. */
export function useGraphElements(layout: Layout | null, relations: readonly Relation[]) {
  const chosen = useUi(({ selection }) => selection[0])
  const order = useMemo(() => (layout ? layoutOrder(layout) : []), [layout])
  const entry = chosen && layout?.nodes[chosen] ? chosen : order[0]
  const [nodes, setNodes] = useState<GraphNodeType[]>([])

  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]))
      return order.map((id) => nodeFor(id, { layout, before: known.get(id), entry }))
    })
  }, [order, layout, entry])

  const edges = useMemo(
    () =>
      relations.flatMap((relation): GraphEdgeType[] => {
        const line = layout?.edges[relation.id]
        if (!line) return []
        return [
          {
            id: relation.id,
            type: 'relation',
            source: relation.from,
            target: relation.to,
            sourceHandle: 'from',
            targetHandle: 'to',
            data: { relation, ...line, labelled: relations.length <= MOST_LABELS },
          },
        ]
      }),
    [relations, layout],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<GraphNodeType>[]) =>
      setNodes((before) => applyNodeChanges(changes, before)),
    [],
  )
  return { nodes, edges, onNodesChange }
}

type NodeSources = {
  layout: Layout | null
  before: GraphNodeType | undefined
  entry: string | undefined
}

function nodeFor(id: string, { layout, before, entry }: NodeSources): GraphNodeType {
  const position = layout?.nodes[id] ?? { x: 0, y: 0 }
  const inTabOrder = id === entry
  if (!before) {
    return {
      id,
      type: 'card',
      position,
      data: { inTabOrder },
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      domAttributes: WRAPPER,
    }
  }
  const same = before.position.x === position.x && before.position.y === position.y
  if (same && before.data.inTabOrder === inTabOrder) return before
  return { ...before, position, data: { inTabOrder } }
}

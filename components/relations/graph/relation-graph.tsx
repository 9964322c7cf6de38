'use client'

import '@xyflow/react/dist/base.css'
import { type Connection, ConnectionMode, ReactFlow, ReactFlowProvider } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef } from 'react'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useMayEdit } from '../../boards/board-context'
import { useShowing } from '../../boards/canvas/use-showing'
import { ZoomTools } from '../../boards/canvas/zoom-tools'
import { relate, removeRelation } from '../../boards/commands'
import { RelationArrows } from '../relation-arrows'
import { GraphEdge, type GraphEdgeType } from './graph-edge'
import { GraphNode, type GraphNodeType } from './graph-node'
import { LayoutStatus } from './layout-status'
import { directionOf, neighbourOf } from './neighbours'
import styles from './relation-graph.module.css'
import { useGraphElements } from './use-graph-elements'
import { useGraphView } from './use-graph-view'
import { useLayout } from './use-layout'
import { useRelationGraph } from './use-relation-graph'

const NODE_TYPES = { card: GraphNode }
const EDGE_TYPES = { relation: GraphEdge }

/** The relations as layers from left to right, along their arrows. */
export function RelationGraph({ relations }: { relations: readonly Relation[] }) {
  return (
    <ReactFlowProvider>
      <Plane relations={relations} />
    </ReactFlowProvider>
  )
}

function Plane({ relations }: { relations: readonly Relation[] }) {
  const t = useTranslations('relations.graph')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const graph = useRelationGraph(relations)
  const { layout, state, stop, again } = useLayout(graph)
  const view = useGraphView(layout)
  const { nodes, edges, onNodesChange } = useGraphElements(layout, relations)
  useShowing(view)
  const plane = useRef<HTMLDivElement>(null)

  const onConnect = ({ source, target }: Connection) => {
    const id = relate(board, 'relations', {
      from: source,
      to: target,
      type: 'leads-to',
      polarity: '+',
      strength: 1,
    })
    if (id) board.selectRelation(id)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (act(event.key, event.target)) event.preventDefault()
  }

  const act = (key: string, target: EventTarget): boolean => {
    const { relation } = board.ui.get()
    if ((key === 'Delete' || key === 'Backspace') && relation) {
      removeRelation(board, 'relations', relation)
      plane.current?.focus({ preventScroll: true })
      return true
    }
    if (key === 'Escape') {
      board.selectRelation(null)
      return true
    }
    const card = cardAt(target)
    if (!card) return false
    const direction = directionOf(key)
    if (direction) {
      const next = layout && neighbourOf(card, direction, { layout, relations })
      if (next) {
        board.ui.update({ focus: next })
        view.bring(next)
      }
      return true
    }
    const what = ({ l: 'relate', m: 'place' } as const)[key.toLowerCase()]
    if (!what || !mayEdit) return false
    board.ui.update({ asking: { what, cards: [card] } })
    return true
  }

  return (
    <div className={styles.graph}>
      <ReactFlow<GraphNodeType, GraphEdgeType>
        ref={plane}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={(_, node) => board.select([node.id])}
        onEdgeClick={(_, edge) => {
          board.selectRelation(edge.id)
          plane.current?.focus({ preventScroll: true })
        }}
        onPaneClick={() => board.selectRelation(null)}
        onConnect={onConnect}
        onKeyDown={onKeyDown}
        connectionMode={ConnectionMode.Loose}
        connectOnClick={false}
        nodesDraggable={false}
        nodesConnectable={mayEdit}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        onlyRenderVisibleElements
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={0.03}
        maxZoom={1.5}
        tabIndex={-1}
        aria-label={t('label')}
        attributionPosition="bottom-left"
      >
        <RelationArrows />
      </ReactFlow>
      <LayoutStatus state={state} onStop={stop} onAgain={again} />
      <ZoomTools view={view} />
    </div>
  )
}

function cardAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null
  return target.closest('[data-graph-card]')?.getAttribute('data-graph-card') ?? null
}

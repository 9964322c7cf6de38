'use client'

import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Cursors } from '../../presence/cursors'
import type { RelationEdge as RelationEdgeType } from '../../relations/canvas-edges'
import { RelationArrows } from '../../relations/relation-arrows'
import { RelationEdge } from '../../relations/relation-edge'
import { useCanvasEdges } from '../../relations/use-canvas-edges'
import { useBoard, useMayEdit, useUi } from '../board-context'
import { addCard, edit, relate } from '../commands'
import { Shortcuts } from '../shortcuts'
import { useCardInUrl } from '../use-card-in-url'
import styles from './canvas.module.css'
import { CARD_HEIGHT, CARD_WIDTH, type CardNode as CardNodeType } from './canvas-nodes'
import { CanvasStart } from './canvas-start'
import { CanvasTools } from './canvas-tools'
import { CardNode } from './card-node'
import { CardToolbar } from './card-toolbar'
import { besideOthers } from './free-place'
import { useBoardKeys } from './use-board-keys'
import { nodesOf, useCanvasNodes } from './use-canvas-nodes'
import { SERVER_SIZE, useFirstLook } from './use-first-look'
import { useHandFirst } from './use-hand-first'
import { useReadableWriting } from './use-readable-writing'
import { useView } from './use-view'
import { ZoomTools } from './zoom-tools'

const NODE_TYPES = { card: CardNode }
const EDGE_TYPES = { relation: RelationEdge }
/** Middle and right button pan while the arrow selects. */
const PAN_BUTTONS = [1, 2]

export function Canvas() {
  const board = useBoard()
  const [initialNodes] = useState(() => nodesOf(board, []))
  return (
    <ReactFlowProvider
      initialNodes={initialNodes}
      initialWidth={SERVER_SIZE.width}
      initialHeight={SERVER_SIZE.height}
    >
      <Plane />
    </ReactFlowProvider>
  )
}

function Plane() {
  const t = useTranslations('board')
  const board = useBoard()
  const flow = useReactFlow()
  const view = useView()
  const mayEdit = useMayEdit()
  const tool = useUi((ui) => ui.tool)
  const { nodes, onNodesChange, drag } = useCanvasNodes()
  const edges = useCanvasEdges()
  const canvas = useRef<HTMLDivElement>(null)
  const [help, setHelp] = useState(false)
  const showShortcuts = useCallback(() => setHelp(true), [])
  useBoardKeys({ canvas, showShortcuts })
  useHandFirst()
  const { look, onInit } = useFirstLook()
  useCardInUrl(view.bring)
  useReadableWriting(view.enlarge)

  useEffect(() => () => board.presence.tell({ cursor: undefined }), [board])

  const addAt = (event: MouseEvent) => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    addCard(board, 'canvas', {
      at: [Math.round(x - CARD_WIDTH / 2), Math.round(y - CARD_HEIGHT / 4)],
    })
  }

  const addInMiddle = () => {
    const [x, y] = view.middle()
    const at = besideOthers(board.content.all(), [x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2])
    addCard(board, 'canvas', { at })
  }

  const onClick = (event: MouseEvent) => {
    if (!isPane(event.target)) return
    if (tool === 'card') addAt(event)
    else board.selectRelation(null)
  }

  const onPointerMove = (event: PointerEvent) => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    board.presence.tell({ cursor: { x: Math.round(x), y: Math.round(y) } })
  }

  const onConnect = ({ source, target }: Connection) => {
    const id = relate(board, 'canvas', {
      from: source,
      to: target,
      type: 'leads-to',
      polarity: '+',
      strength: 1,
    })
    if (id) board.selectRelation(id)
  }

  return (
    <div className={styles.canvas} data-tool={tool}>
      <ReactFlow<CardNodeType, RelationEdgeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDragStart={(_, __, moved) => drag.start(moved)}
        onNodeDrag={(_, __, moved) => drag.move(moved)}
        onNodeDragStop={(_, __, moved) => drag.drop(moved)}
        onSelectionDragStart={(_, moved) => drag.start(moved)}
        onSelectionDrag={(_, moved) => drag.move(moved)}
        onSelectionDragStop={(_, moved) => drag.drop(moved)}
        onNodeDoubleClick={(_, node) => edit(board, { id: node.id, field: 'title' })}
        onEdgeClick={(_, edge) => board.selectRelation(edge.id)}
        onConnect={onConnect}
        connectionMode={ConnectionMode.Loose}
        connectOnClick={false}
        nodesDraggable={mayEdit}
        nodesConnectable={mayEdit}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        onlyRenderVisibleElements
        zoomOnDoubleClick={false}
        panOnScroll
        panOnDrag={tool === 'hand' ? true : PAN_BUTTONS}
        selectionOnDrag={tool === 'select'}
        selectionMode={SelectionMode.Partial}
        elevateNodesOnSelect
        minZoom={0.1}
        maxZoom={2}
        defaultViewport={look}
        onInit={onInit}
        ref={canvas}
        tabIndex={0}
        aria-label={t('canvas.label')}
        onPointerMove={onPointerMove}
        onPointerLeave={() => board.presence.tell({ cursor: undefined })}
        onClick={onClick}
        onDoubleClick={(event) => isPane(event.target) && tool !== 'card' && addAt(event)}
        attributionPosition="bottom-left"
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.6} className={styles.dots} />
        {nodes.length > 0 && (
          <MiniMap
            pannable
            zoomable
            className={styles.map}
            ariaLabel={t('canvas.map')}
            nodeBorderRadius={8}
          />
        )}
        <RelationArrows />
        <Cursors />
        <CardToolbar />
      </ReactFlow>
      <CanvasStart />
      <CanvasTools addInMiddle={addInMiddle} />
      <ZoomTools view={view} onHelp={showShortcuts} />
      <Shortcuts open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane')
}

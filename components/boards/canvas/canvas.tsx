'use client'

import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { Cursors } from '../../presence/cursors'
import { Following } from '../../presence/following'
import { Lasers } from '../../presence/lasers'
import { Pointing } from '../../presence/pointing'
import type { RelationEdge as RelationEdgeType } from '../../relations/canvas-edges'
import { RelationArrows } from '../../relations/relation-arrows'
import { RelationEdge } from '../../relations/relation-edge'
import { useCanvasEdges } from '../../relations/use-canvas-edges'
import { useBoard, useMayEdit, useUi } from '../board-context'
import type { BoardSession } from '../board-session'
import { edit } from '../commands'
import { useShows } from '../finding/use-finder'
import { useCardInUrl } from '../use-card-in-url'
import { BackToContent } from './back-to-content'
import styles from './canvas.module.css'
import type { CanvasNode } from './canvas-nodes'
import { CanvasStart } from './canvas-start'
import { CanvasTools } from './canvas-tools'
import { CardNode } from './card-node'
import { CardToolbar } from './card-toolbar'
import { DragTraces } from './drag-traces'
import { FrameDrawing } from './frame-drawing'
import { FrameNode } from './frame-node'
import { HoldProvider } from './hold'
import { CanvasMenu } from './menu'
import { ToolHint } from './tool-hint'
import { useBoardKeys } from './use-board-keys'
import { nodesOf, useCanvasNodes } from './use-canvas-nodes'
import { useClipboard } from './use-clipboard'
import { SERVER_SIZE, useFirstLook } from './use-first-look'
import { useHandFirst } from './use-hand-first'
import { usePaneActs } from './use-pane-acts'
import { useReadableWriting } from './use-readable-writing'
import { useShowing } from './use-showing'
import { useView } from './use-view'
import { ZoomTools } from './zoom-tools'

const NODE_TYPES = { card: CardNode, frame: FrameNode }
const EDGE_TYPES = { relation: RelationEdge }
/** Middle and right button pan while the arrow selects. */
const PAN_BUTTONS = [1, 2]
const ADDS_TO_CHOICE = ['Shift', 'Control', 'Meta']

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
  const view = useView()
  const mayEdit = useMayEdit()
  const tool = useUi((ui) => ui.tool)
  const { nodes, onNodesChange, drag, hold } = useCanvasNodes()
  const edges = useCanvasEdges()
  const canvas = useRef<HTMLDivElement>(null)
  const showShortcuts = useCallback(
    () => board.ui.update({ asking: { what: 'shortcuts' } }),
    [board],
  )
  useBoardKeys(canvas)
  useClipboard(canvas)
  useHandFirst()
  const { look, onInit } = useFirstLook()
  useCardInUrl(view.bring)
  const show = useCallback(
    (id: string) => {
      view.bring(id)
      return board.content.card(id) !== null
    },
    [view, board],
  )
  useShows(show)
  useReadableWriting(view.enlarge)
  useShowing(view)
  const { addInMiddle, ...acts } = usePaneActs(view)

  return (
    <HoldProvider value={hold}>
      <div className={styles.canvas} data-tool={tool}>
        <CanvasMenu>
          <ReactFlow<CanvasNode, RelationEdgeType>
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onNodesChange={onNodesChange}
            onNodeDragStart={({ altKey }, node, moved) =>
              drag.start(draggedWith(board, node, moved), { copy: altKey && mayEdit })
            }
            onNodeDragStop={() => drag.drop()}
            onNodeDoubleClick={(_, node) => edit(board, { id: node.id, field: 'title' })}
            onEdgeClick={(_, edge) => board.selectRelation(edge.id)}
            connectionMode={ConnectionMode.Loose}
            connectOnClick={tool === 'relation'}
            nodesDraggable={mayEdit && tool !== 'relation'}
            nodesConnectable={mayEdit}
            nodesFocusable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            multiSelectionKeyCode={ADDS_TO_CHOICE}
            selectionKeyCode={null}
            onlyRenderVisibleElements
            zoomOnDoubleClick={false}
            panOnScroll
            panOnDrag={tool === 'hand' ? true : PAN_BUTTONS}
            selectionOnDrag={tool === 'select'}
            selectionMode={SelectionMode.Partial}
            minZoom={0.1}
            maxZoom={2}
            defaultViewport={look}
            onInit={onInit}
            ref={canvas}
            tabIndex={0}
            aria-label={t('canvas.label')}
            attributionPosition="bottom-left"
            onMoveStart={(event) => event && board.ui.update({ following: null })}
            {...acts}
          >
            <Background
              variant={BackgroundVariant.Dots}
              gap={24}
              size={1.6}
              className={styles.dots}
            />
            {nodes.length > 0 && (
              <MiniMap
                pannable
                zoomable
                className={styles.map}
                ariaLabel={t('canvas.map')}
                nodeClassName={({ type }) => (type === 'frame' ? 'frame' : 'card')}
                nodeBorderRadius={8}
              />
            )}
            <RelationArrows />
            <Cursors />
            <Lasers />
            <Pointing />
            <DragTraces drag={drag} />
            <CardToolbar />
            <FrameDrawing />
          </ReactFlow>
        </CanvasMenu>
        <CanvasStart />
        <BackToContent onBack={view.fitAll} />
        <Following />
        {tool === 'relation' && <ToolHint name="relating" />}
        <CanvasTools addInMiddle={addInMiddle} />
        <ZoomTools view={view} onHelp={showShortcuts} />
      </div>
    </HoldProvider>
  )
}

/** What a hand takes: all that is chosen when it takes one of those, the one that it is on first. */
function draggedWith(
  board: BoardSession,
  node: CanvasNode,
  moved: readonly CanvasNode[],
): readonly string[] {
  const { frames } = board.ui.get()
  if (node.type !== 'frame' || frames.includes(node.id)) {
    return [node.id, ...moved.map(({ id }) => id)]
  }
  board.choose({ cards: [], frames: [node.id] })
  return [node.id]
}

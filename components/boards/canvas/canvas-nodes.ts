import type { Node } from '@xyflow/react'
import type { Card, Point } from '@/lib/cards/schema'
import type { Frame } from '@/lib/frames/schema'

export const CARD_WIDTH = 232
/** A guess until the browser has measured a card. */
export const CARD_HEIGHT = 104

/** Where a frame is taken: its title and its edges; what is inside belongs to the canvas. */
export const FRAME_GRIP = 'frame-grip'

export type CardNode = Node<Record<string, never>, 'card'>
export type FrameNode = Node<Record<string, never>, 'frame'>
export type CanvasNode = CardNode | FrameNode

const DATA: Record<string, never> = {}
/** The wrapper is layout only; what is inside has the role, the name and the focus. */
const WRAPPER = { 'aria-roledescription': undefined, 'aria-describedby': undefined }
const CLICKS_PASS = { pointerEvents: 'none' } as const

/** What is chosen or held lies over everything else; a card's own `z` is within a million. */
const ON_TOP = 2_000_000

export type NodeSources = {
  card: (id: string) => Card | null
  frame: (id: string) => Frame | null
  /** Where others are dragging cards and frames right now. */
  dragged: ReadonlyMap<string, Point>
  /** Cards and frames that this person is dragging: they stay where the hand is. */
  held: ReadonlySet<string>
  selected: ReadonlySet<string>
}

/**
 * Nodes for the given ids of cards and frames. A node that would look the same is the same object,
 * so that moving one card re-renders one card.
 */
export function reconcileNodes(
  before: readonly CanvasNode[],
  ids: { frames: readonly string[]; cards: readonly string[] },
  sources: NodeSources,
): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const nodes: CanvasNode[] = []
  for (const id of ids.frames) {
    const frame = sources.frame(id)
    if (frame) nodes.push(reconciled(known.get(id), frameNode(frame, sources), sources))
  }
  for (const id of ids.cards) {
    const card = sources.card(id)
    if (card) nodes.push(reconciled(known.get(id), cardNode(card, sources), sources))
  }
  const same = nodes.length === before.length && nodes.every((node, at) => node === before[at])
  return same ? (before as CanvasNode[]) : nodes
}

function cardNode(card: Card, sources: NodeSources): CardNode {
  const selected = sources.selected.has(card.id)
  return {
    ...common(card, sources),
    type: 'card',
    selected,
    zIndex: (card.z ?? 0) + (selected ? ON_TOP : 0),
    width: CARD_WIDTH,
    initialHeight: CARD_HEIGHT,
  }
}

function frameNode(frame: Frame, sources: NodeSources): FrameNode {
  const [width, height] = frame.size
  return {
    ...common(frame, sources),
    type: 'frame',
    selected: sources.selected.has(frame.id),
    // Behind all cards, the larger behind the smaller.
    zIndex: -ON_TOP - Math.round(Math.sqrt(width * height)),
    width,
    height,
    dragHandle: `.${FRAME_GRIP}`,
    // A frame is chosen by its title and edges, and by a marquee only when all of it is within.
    selectable: false,
    connectable: false,
    style: CLICKS_PASS,
  }
}

type Thing = { id: string; at: Point; locked?: true }

function common({ id, at, locked }: Thing, { dragged, held }: NodeSources) {
  const byOther = held.has(id) ? undefined : dragged.get(id)
  const [x, y] = byOther ?? at
  return {
    id,
    position: { x, y },
    data: DATA,
    className: byOther ? 'moved-by-other' : undefined,
    // Absent rather than true: React Flow then asks the canvas.
    draggable: locked ? false : undefined,
    domAttributes: WRAPPER,
  }
}

const COMPARED = ['selected', 'className', 'draggable', 'zIndex', 'width', 'height'] as const

/** The node as it was when nothing would look different; what is in the hand keeps its place. */
function reconciled<N extends CanvasNode>(
  before: CanvasNode | undefined,
  now: N,
  { held }: NodeSources,
): CanvasNode {
  if (!before || before.type !== now.type) return now
  const inHand = held.has(now.id)
  const { x, y } = before.position
  const position =
    inHand || (x === now.position.x && y === now.position.y) ? before.position : now.position
  const size = inHand
    ? { width: before.width, height: before.height }
    : { width: now.width, height: now.height }
  const next = { ...now, ...size, position }
  const same = position === before.position && COMPARED.every((key) => before[key] === next[key])
  return same ? before : { ...before, ...next }
}

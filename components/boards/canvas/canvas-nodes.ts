import type { Node } from '@xyflow/react'
import type { Card, Point } from '@/lib/cards/schema'

export const CARD_WIDTH = 232
/** A guess until the browser has measured a card. */
export const CARD_HEIGHT = 104

export type CardNode = Node<Record<string, never>, 'card'>

const DATA: Record<string, never> = {}
/** The wrapper is layout only; the card inside has the role, the name and the focus. */
const WRAPPER = { 'aria-roledescription': undefined, 'aria-describedby': undefined }

export type NodeSources = {
  card: (id: string) => Card | null
  /** Where others are dragging cards right now. */
  dragged: ReadonlyMap<string, Point>
  /** Cards that this person is dragging: they stay where the hand is. */
  held: ReadonlySet<string>
  selected: ReadonlySet<string>
}

/**
 * Nodes for the given ids. A node that would look the same is the same object, so that moving
 * one card re-renders one card.
 */
export function reconcileNodes(
  before: readonly CardNode[],
  ids: readonly string[],
  sources: NodeSources,
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  let changed = ids.length !== before.length
  const nodes = ids.flatMap((id, index) => {
    const card = sources.card(id)
    if (!card) {
      changed = true
      return []
    }
    const node = nodeFor(card, known.get(id), sources)
    if (node !== before[index]) changed = true
    return [node]
  })
  return changed ? nodes : (before as CardNode[])
}

function nodeFor(card: Card, before: CardNode | undefined, sources: NodeSources): CardNode {
  const byOther = sources.dragged.get(card.id)
  const held = sources.held.has(card.id)
  const [x, y] = byOther && !held ? byOther : card.at
  const selected = sources.selected.has(card.id)
  const className = byOther && !held ? 'moved-by-other' : undefined
  if (!before) {
    return {
      id: card.id,
      type: 'card',
      position: { x, y },
      data: DATA,
      selected,
      className,
      width: CARD_WIDTH,
      initialHeight: CARD_HEIGHT,
      domAttributes: WRAPPER,
    }
  }
  const position = held || samePlace(before, x, y) ? before.position : { x, y }
  const same =
    position === before.position && before.selected === selected && before.className === className
  return same ? before : { ...before, position, selected, className }
}

function samePlace({ position }: CardNode, x: number, y: number): boolean {
  return position.x === x && position.y === y
}

'use client'

import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  type InternalNode,
  useStore as useFlow,
  useInternalNode,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { useBoard } from '../boards/board-context'
import { CARD_HEIGHT, CARD_WIDTH } from '../boards/canvas/canvas-nodes'
import { useDimmed } from '../boards/finding/use-finder'
import { useRelationTypeNames } from '../cards/type-names'
import type { RelationEdge as RelationEdgeType } from './canvas-edges'
import { type Box, lineBetween } from './edge-geometry'
import { ARROW } from './relation-arrows'
import styles from './relation-edge.module.css'
import { Polarity, polarityKey, Strength, strokeOf } from './relation-signs'

/** Below this zoom labels crowd the lines; those of the chosen cards still show. */
const READABLE = 0.85

export const RelationEdge = memo(function RelationEdge({
  id,
  source,
  target,
  data,
  selected,
}: EdgeProps<RelationEdgeType>) {
  const board = useBoard()
  const t = useTranslations('board.relation')
  const typeName = useRelationTypeNames()
  const from = useInternalNode(source)
  const to = useInternalNode(target)
  const dimmed = [useDimmed(source), useDimmed(target)].includes(true)
  const readable = useFlow((flow) => flow.transform[2] >= READABLE)
  if (!from || !to || !data) return null
  const { relation } = data
  const { path, middle, length } = lineBetween(boxOf(from), boxOf(to))
  const near = selected || from.selected || to.selected
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        markerEnd={`url(#${near ? ARROW.near : ARROW.far})`}
        interactionWidth={16}
        className={styles.line}
        data-near={near || undefined}
        data-dimmed={dimmed || undefined}
        style={strokeOf(relation)}
      />
      {(near || (readable && !dimmed && length > spaceFor(typeName(relation.type)))) && (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            className={`${styles.label} nodrag nopan`}
            data-near={near || undefined}
            data-selected={selected || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
            onClick={() => board.selectRelation(id)}
            aria-label={t('label', {
              type: typeName(relation.type),
              polarity: t(`polarity.${polarityKey(relation.polarity)}`),
              strength: relation.strength,
            })}
          >
            {typeName(relation.type)}
            <Polarity value={relation.polarity} />
            <Strength value={relation.strength} />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** A label between cards that stand close would be cut by them; its width is a good guess. */
function spaceFor(name: string): number {
  return 30 + name.length * 3
}

function boxOf(node: InternalNode): Box {
  return {
    ...node.internals.positionAbsolute,
    width: node.measured.width ?? CARD_WIDTH,
    height: node.measured.height ?? CARD_HEIGHT,
  }
}

'use client'

import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  useStore as useFlow,
} from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useUi } from '../../boards/board-context'
import { useDimmed } from '../../boards/finding/use-finder'
import { useRelationTypeNames } from '../../cards/type-names'
import { ARROW } from '../relation-arrows'
import styles from '../relation-edge.module.css'
import { Polarity, polarityKey, Strength, strokeOf } from '../relation-signs'
import type { Spot } from './layout'

export type GraphEdgeType = Edge<
  { relation: Relation; points: readonly Spot[]; label: Spot; labelled: boolean },
  'relation'
>

/** Below this zoom words cannot be read. */
const READABLE = 0.55

/** A relation along the points that the layout found for it. */
export const GraphEdge = memo(function GraphEdge({
  id,
  source,
  target,
  data,
}: EdgeProps<GraphEdgeType>) {
  const board = useBoard()
  const t = useTranslations('board.relation')
  const typeName = useRelationTypeNames()
  const readable = useFlow((flow) => flow.transform[2] >= READABLE)
  const chosen = useUi((ui) => ui.relation === id)
  const near = useUi(({ selection }) => selection.includes(source) || selection.includes(target))
  const dimmed = [useDimmed(source), useDimmed(target)].includes(true)
  if (!data) return null
  const { relation, points, label, labelled } = data
  const inFront = chosen || near || undefined
  return (
    <>
      <BaseEdge
        id={id}
        path={lineThrough(points)}
        markerEnd={`url(#${inFront ? ARROW.near : ARROW.far})`}
        interactionWidth={14}
        className={styles.line}
        data-near={inFront}
        data-dimmed={dimmed || undefined}
        style={strokeOf(relation)}
      />
      {(inFront || (labelled && readable && !dimmed)) && (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            className={`${styles.label} nodrag nopan`}
            data-near={inFront}
            data-selected={chosen || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
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

/** A line that is rounded where the layout bends it. */
function lineThrough(points: readonly Spot[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const curves = rest.slice(0, -1).map((bend, at) => {
    const next = rest[at + 1] ?? last
    const isEnd = at === rest.length - 2
    const to = isEnd ? last : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 }
    return `Q${bend.x},${bend.y} ${to.x},${to.y}`
  })
  return `M${first.x},${first.y} ${curves.length > 0 ? curves.join(' ') : `L${last.x},${last.y}`}`
}

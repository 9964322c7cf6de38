'use client'

import { Handle, type Node, type NodeProps, Position, useConnection } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef } from 'react'
import { useBoard, useCard, useMayEdit, useRelationsOf, useUi } from '../../boards/board-context'
import { useDimmed } from '../../boards/finding/use-finder'
import { TypeIcon } from '../../cards/type-icon'
import { useCardTypeNames } from '../../cards/type-names'
import { SectorMark } from '../../parties/sector-mark'
import styles from './graph-node.module.css'

export type GraphNodeType = Node<{ inTabOrder: boolean }, 'card'>

/** A card in the graph: its title is enough, the inspector has the rest. */
export const GraphNode = memo(function GraphNode({ id, data }: NodeProps<GraphNodeType>) {
  const board = useBoard()
  const t = useTranslations('board')
  const tr = useTranslations('relations.graph')
  const typeName = useCardTypeNames()
  const card = useCard(id)
  const relations = useRelationsOf(id)
  const mayEdit = useMayEdit()
  const chosen = useUi(({ selection }) => selection.includes(id))
  const wantsFocus = useUi(({ focus }) => focus === id)
  const dimmed = useDimmed(id)
  const connecting = useConnection((connection) => connection.inProgress)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!wantsFocus) return
    button.current?.focus({ preventScroll: true })
    board.ui.update({ focus: null })
  }, [wantsFocus, board])

  if (!card) return null
  const out = relations.filter(({ from }) => from === id).length
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.node}
        data-graph-card={id}
        data-chosen={chosen || undefined}
        data-dimmed={dimmed || undefined}
        tabIndex={data.inTabOrder ? 0 : -1}
        aria-current={chosen || undefined}
        onFocus={() => board.select([id])}
        onClick={() => board.select([id])}
      >
        <span className={styles.mark}>
          <TypeIcon type={card.type} size={15} />
          {card.sector && <SectorMark sector={card.sector} className={styles.sector} />}
        </span>
        <span className="ds-sr-only">{typeName(card.type)}: </span>
        <span className={styles.title}>{card.title || t('card.untitled')}</span>
        <span className="ds-sr-only">{tr('links', { out, in: relations.length - out })}</span>
      </button>
      <Handle
        id="from"
        type="source"
        position={Position.Right}
        isConnectable={mayEdit}
        className={styles.dot}
        data-hidden={!mayEdit || connecting || undefined}
      />
      <Handle
        id="to"
        type="target"
        position={Position.Left}
        isConnectableStart={false}
        className={styles.whole}
        data-open={connecting || undefined}
      />
    </>
  )
})

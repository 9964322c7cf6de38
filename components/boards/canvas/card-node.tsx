'use client'

import type { NodeProps } from '@xyflow/react'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FocusEvent, memo, useEffect, useRef } from 'react'
import { CardFace } from '../../cards/card-face'
import { CardFields } from '../../cards/card-fields'
import { useCardTypeNames } from '../../cards/type-names'
import { CardCompany } from '../../presence/card-company'
import { useCompany } from '../../presence/use-presence'
import { useBoard, useCard, useLive, useMayEdit, useRelationsOf, useUi } from '../board-context'
import { stopEditing } from '../commands'
import { useDimmed } from '../finding/use-finder'
import type { CardNode as CardNodeType } from './canvas-nodes'
import styles from './card-node.module.css'
import { Connectors } from './connectors'

/** One card on the canvas. It re-renders for its own content, selection and company only. */
export const CardNode = memo(function CardNode({ id, selected }: NodeProps<CardNodeType>) {
  const board = useBoard()
  const t = useTranslations('board')
  const canvas = useTranslations('canvas')
  const typeName = useCardTypeNames()
  const card = useCard(id)
  const relations = useRelationsOf(id)
  const company = useCompany(id)
  const mayEdit = useMayEdit()
  const dimmed = useDimmed(id)
  const doc = useLive((live) => live.doc)
  const field = useUi(({ editing }) => (editing?.id === id ? editing.field : null))
  const wantsFocus = useUi(({ focus }) => focus === id)
  const paper = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!wantsFocus) return
    paper.current?.focus({ preventScroll: true })
    board.ui.update({ focus: null })
  }, [wantsFocus, board])

  if (!card) return null

  const onBlur = (event: FocusEvent) => {
    // A window that loses focus has no related target: the caret comes back with it.
    if (!field || !document.hasFocus()) return
    const next = event.relatedTarget
    if (next instanceof Node && event.currentTarget.contains(next)) return
    if (next instanceof Element && next.closest('[data-keeps-editing]')) return
    if (board.ui.get().editing?.id === id) board.ui.update({ editing: null })
  }

  return (
    <article
      ref={paper}
      className={field ? `${styles.paper} nodrag nopan nowheel` : styles.paper}
      data-selected={selected || undefined}
      data-dimmed={dimmed || undefined}
      data-locked={card.locked}
      data-editing={field !== null || undefined}
      data-company={
        company.editing.length > 0 ? 'editing' : company.selecting.length > 0 || undefined
      }
      data-company-sector={(company.editing[0] ?? company.selecting[0])?.sector ?? undefined}
      aria-label={t('card.label', {
        type: typeName(card.type),
        title: card.title || t('card.untitled'),
      })}
      tabIndex={selected ? 0 : -1}
      onBlur={onBlur}
    >
      <CardFace
        card={card}
        relationCount={relations.length}
        fields={
          field && doc ? (
            <CardFields
              doc={doc}
              card={card}
              source="canvas"
              focus={field}
              onLeave={() => stopEditing(board)}
            />
          ) : undefined
        }
      />
      {card.locked && (
        <span className={styles.lock} title={canvas('lockedHow')}>
          <Lock size={12} aria-label={canvas('locked')} />
        </span>
      )}
      <CardCompany company={company} />
      <Connectors enabled={mayEdit && field === null} />
    </article>
  )
})

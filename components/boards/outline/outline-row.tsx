'use client'

import { useTranslations } from 'next-intl'
import { type FocusEvent, type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { CardFields } from '../../cards/card-fields'
import { TypeIcon } from '../../cards/type-icon'
import { useCardTypeNames } from '../../cards/type-names'
import { SectorMark } from '../../parties/sector-mark'
import { CompanyNames } from '../../presence/company-names'
import { useBoard, useCard, useLive, useRelationsOf, useUi } from '../board-context'
import { edit, stopEditing } from '../commands'
import styles from './outline.module.css'
import { OutlineActions } from './outline-actions'
import type { GroupKey, OutlineGroup } from './outline-groups'
import { useOutlineKeys } from './use-outline-keys'

type OutlineRowProps = {
  id: string
  groupKey: GroupKey
  groups: readonly OutlineGroup[]
  inTabOrder: boolean
}

/** One card in the outline. It has the focus as a whole; its tools follow in the tab order. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { id, groupKey, groups, inTabOrder } = props
  const t = useTranslations('outline')
  const board = useBoard()
  const card = useCard(id)
  const relations = useRelationsOf(id)
  const doc = useLive((live) => live.doc)
  const chosen = useUi((ui) => ui.selection.includes(id))
  const field = useUi(({ editing }) => (editing?.id === id ? editing.field : null))
  const wantsFocus = useUi(({ focus }) => focus === id)
  const typeName = useCardTypeNames()
  const sectors = useTranslations('common.sectors')
  const row = useRef<HTMLButtonElement>(null)
  const onKey = useOutlineKeys({ id, groups })

  useEffect(() => {
    if (!wantsFocus || field) return
    row.current?.focus()
    board.ui.update({ focus: null })
  }, [wantsFocus, field, board])

  if (!card) return null

  const onBlur = (event: FocusEvent) => {
    if (!field || !document.hasFocus()) return
    const next = event.relatedTarget
    if (next instanceof Node && event.currentTarget.contains(next)) return
    if (board.ui.get().editing?.id === id) board.ui.update({ editing: null })
  }

  if (field && doc) {
    return (
      <li className={styles.row} data-editing onBlur={onBlur}>
        <CardFields
          doc={doc}
          card={card}
          source="outline"
          focus={field}
          onLeave={() => stopEditing(board)}
        />
      </li>
    )
  }

  const facts = [
    groupKey.by === 'sector' ? typeName(card.type) : card.sector && sectors(card.sector),
    relations.length > 0 && t('relations', { count: relations.length }),
  ].filter((fact) => typeof fact === 'string')

  return (
    <li className={styles.row} data-chosen={chosen || undefined}>
      <button
        ref={row}
        type="button"
        className={styles.card}
        tabIndex={inTabOrder ? 0 : -1}
        aria-current={chosen || undefined}
        onFocus={() => board.select([id])}
        onClick={() => board.select([id])}
        onDoubleClick={() => edit(board, { id, field: 'title' })}
        onKeyDown={(event: KeyboardEvent) => onKey(event)}
      >
        <span className={styles.mark}>
          {groupKey.by === 'sector' ? (
            <TypeIcon type={card.type} />
          ) : (
            card.sector && <SectorMark sector={card.sector} decorative />
          )}
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{card.title || t('untitled')}</span>
          {card.body && <span className={styles.body}>{card.body}</span>}
          <span className="ds-sr-only">{facts.join(', ')}</span>
        </span>
      </button>
      <CompanyNames card={id} />
      <OutlineActions card={card} reachable={inTabOrder} />
    </li>
  )
})

'use client'

import { useTranslations } from 'next-intl'
import { type FocusEvent, type MouseEvent, memo, useEffect, useRef } from 'react'
import { CardFields } from '../../cards/card-fields'
import { TypeIcon } from '../../cards/type-icon'
import { useCardTypeNames } from '../../cards/type-names'
import { SectorMark } from '../../parties/sector-mark'
import { CompanyNames } from '../../presence/company-names'
import {
  useBoard,
  useCard,
  useLive,
  usePlacementsOf,
  useRelationsOf,
  useUi,
} from '../board-context'
import { edit, stopEditing } from '../commands'
import styles from './outline.module.css'
import { OutlineActions } from './outline-actions'
import { useOutlineList } from './outline-context'
import type { Grouping } from './outline-groups'
import { cardsBetween, rowOf } from './outline-rows'
import { useOutlineKeys } from './use-outline-keys'

type OutlineRowProps = {
  id: string
  group: string
  by: Grouping['by']
  inTabOrder: boolean
}

/** One card in the outline. It has the focus as a whole; its tools follow in the tab order. */
export const OutlineRow = memo(function OutlineRow({ id, group, by, inTabOrder }: OutlineRowProps) {
  const board = useBoard()
  const card = useCard(id)
  const doc = useLive((live) => live.doc)
  const chosen = useUi((ui) => ui.selection.includes(id))
  const several = useUi((ui) => ui.selection.length > 1)
  const editing = useUi((ui) => (ui.editing?.id === id ? ui.editing.field : null))
  const wantsFocus = useUi(({ focus }) => focus === id)
  const list = useOutlineList()
  const button = useRef<HTMLButtonElement>(null)
  const row = { group, card: id }
  const onKeyDown = useOutlineKeys(row)
  // A card with several tags has several rows; one of them is where it is worked on.
  const isHome = () => rowOf(list.groups(), id, list.at()?.group ?? null)?.group === group
  const field = editing && isHome() ? editing : null

  useEffect(() => {
    const here = rowOf(list.groups(), id, list.at()?.group ?? null)?.group === group
    if (!wantsFocus || field || !here) return
    button.current?.focus()
    board.ui.update({ focus: null })
  }, [wantsFocus, field, board, list, id, group])

  if (!card) return null

  const onBlur = (event: FocusEvent) => {
    if (!field || !document.hasFocus()) return
    const next = event.relatedTarget
    if (next instanceof Node && event.currentTarget.contains(next)) return
    if (next instanceof Element && next.closest('[data-keeps-editing]')) return
    if (board.ui.get().editing?.id === id) board.ui.update({ editing: null })
  }

  if (field && doc) {
    return (
      <li className={styles.row} data-editing data-card={id} onBlur={onBlur}>
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

  const onFocus = () => {
    list.setAt(row)
    if (board.ui.get().selection.includes(id)) return
    list.setAnchor(row)
    board.select([id])
  }

  const onClick = (event: MouseEvent) => {
    const { selection } = board.ui.get()
    if (event.shiftKey) board.select(cardsBetween(list.groups(), list.anchor() ?? row, row))
    else if (event.ctrlKey || event.metaKey) {
      board.select(chosen && several ? selection.filter((one) => one !== id) : [...selection, id])
    } else {
      list.setAnchor(row)
      board.select([id])
    }
  }

  return (
    <li className={styles.row} data-chosen={chosen || undefined} data-card={id}>
      <button
        ref={button}
        type="button"
        className={styles.card}
        tabIndex={inTabOrder ? 0 : -1}
        aria-current={chosen || undefined}
        onMouseDown={(event) => {
          // The focus would choose this one alone before the click can add it.
          if (event.shiftKey || event.ctrlKey || event.metaKey) event.preventDefault()
        }}
        onFocus={onFocus}
        onClick={onClick}
        onDoubleClick={() => edit(board, { id, field: 'title' })}
        onKeyDown={onKeyDown}
      >
        <span className={styles.mark}>
          {by === 'type' ? (
            card.sector && <SectorMark sector={card.sector} decorative />
          ) : (
            <TypeIcon type={card.type} />
          )}
        </span>
        <RowWords id={id} by={by} />
      </button>
      <CompanyNames card={id} />
      {chosen && !several && <OutlineActions card={card} row={row} reachable={inTabOrder} />}
    </li>
  )
})

/** What the row says: aloud also what its sign, its relations and its lenses say. */
function RowWords({ id, by }: { id: string; by: Grouping['by'] }) {
  const t = useTranslations('outline')
  const sectors = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  const card = useCard(id)
  const relations = useRelationsOf(id).length
  const lenses = usePlacementsOf(id).length
  if (!card) return null
  const facts = [
    by === 'type' ? card.sector && sectors(card.sector) : typeName(card.type),
    relations > 0 && t('relations', { count: relations }),
    lenses > 0 && t('lenses', { count: lenses }),
  ].filter((fact) => typeof fact === 'string')
  return (
    <span className={styles.words}>
      <span className={styles.name}>{card.title || t('untitled')}</span>
      {card.body && <span className={styles.body}>{card.body}</span>}
      <span className="ds-sr-only">{facts.join(', ')}</span>
    </span>
  )
}

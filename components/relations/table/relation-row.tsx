'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { channelOption } from '@/lib/relations/rules'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useCard, useMayEdit, useUi } from '../../boards/board-context'
import { isWriting } from '../../boards/board-keys'
import { removeRelation } from '../../boards/commands'
import { useRelationTypeNames } from '../../cards/type-names'
import { Polarity, polarityKey, Strength } from '../relation-signs'
import styles from './relation-table.module.css'
import { RowFields, RowTools } from './row-tools'
import { tableKey } from './table-keys'

type RelationRowProps = {
  relation: Relation
  inTabOrder: boolean
  /** The row so many steps below, or above when negative. */
  besides: (id: string, step: number) => string
  onAdd: () => void
}

/** One relation. Choosing it makes its cells fields. */
export const RelationRow = memo(function RelationRow(props: RelationRowProps) {
  const { relation, inTabOrder, besides, onAdd } = props
  const { id } = relation
  const t = useTranslations('board')
  const tr = useTranslations('relations.table')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const locale = useLocale()
  const typeName = useRelationTypeNames()
  const from = useCard(relation.from)?.title || t('card.untitled')
  const to = useCard(relation.to)?.title || t('card.untitled')
  const chosen = useUi((ui) => ui.relation === id)
  const wantsFocus = useUi(({ focus }) => focus === id)
  const button = useRef<HTMLButtonElement>(null)
  const row = useRef<HTMLTableRowElement>(null)

  useEffect(() => {
    if (!wantsFocus) return
    button.current?.focus()
    board.ui.update({ focus: null })
  }, [wantsFocus, board])

  const remove = () => {
    const below = besides(id, 1)
    const next = below === id ? besides(id, -1) : below
    removeRelation(board, 'relations', id)
    board.announcer.say(tr('removed'))
    if (next !== id) board.ui.update({ focus: next })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isWriting(event.target)) return
    const key = tableKey(event.nativeEvent, { mayEdit })
    if (!key) return
    // Enter on one of the row's tools is that tool's.
    if (key.do === 'edit' && event.target !== button.current) return
    event.preventDefault()
    switch (key.do) {
      case 'move':
        return board.ui.update({ focus: besides(id, key.step) })
      case 'edit':
        return row.current?.querySelector('select')?.focus()
      case 'add':
        return onAdd()
      case 'remove':
        return remove()
    }
  }

  return (
    <tr ref={row} className={styles.row} data-chosen={chosen || undefined} onKeyDown={onKeyDown}>
      <th scope="row" data-column="from">
        <button
          ref={button}
          type="button"
          className={styles.choose}
          tabIndex={inTabOrder ? 0 : -1}
          aria-current={chosen || undefined}
          onFocus={() => board.selectRelation(id)}
          onClick={() => board.selectRelation(id)}
        >
          {from}
          <span className="ds-sr-only">
            {' '}
            {typeName(relation.type)} {to}
          </span>
        </button>
      </th>
      {chosen && mayEdit ? (
        <RowFields relation={relation} to={to} />
      ) : (
        <>
          <td data-column="type">{typeName(relation.type)}</td>
          <td data-column="to">{to}</td>
          <td data-column="polarity">
            <Polarity value={relation.polarity} />{' '}
            {t(`relation.polarity.${polarityKey(relation.polarity)}`)}
          </td>
          <td data-column="strength">
            <span className={styles.strength}>
              {relation.strength} <Strength value={relation.strength} />
            </span>
          </td>
          <td data-column="channel">{channelOption(relation)?.name[locale] ?? relation.channel}</td>
        </>
      )}
      <td data-column="tools">
        {chosen && mayEdit && (
          <RowTools relation={relation} from={from} to={to} onRemove={remove} />
        )}
      </td>
    </tr>
  )
})

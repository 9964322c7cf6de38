'use client'

import { Button, Select } from '@digdir/designsystemet-react'
import { Pencil, Spline, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { useCardTypeNames } from '../../cards/type-names'
import { useBoard, useMayEdit, useUi } from '../board-context'
import { changeDetail, changeType, edit, removeCards } from '../commands'
import styles from './outline.module.css'

type OutlineActionsProps = {
  card: Card
  /** Only the current row's tools are in the tab order. */
  reachable: boolean
}

/** A row's tools: shown for the row that is chosen, so that the list stays calm. */
export function OutlineActions({ card, reachable }: OutlineActionsProps) {
  const t = useTranslations('outline')
  const sectors = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const chosen = useUi((ui) => ui.selection.includes(card.id))
  if (!mayEdit || !chosen) return null
  const tabIndex = reachable ? 0 : -1
  const title = card.title || t('untitled')
  return (
    <div className={styles.actions}>
      <Select
        className={styles.select}
        aria-label={t('typeOf', { title })}
        tabIndex={tabIndex}
        value={card.type}
        onChange={(event) => {
          const type = CARD_TYPE_IDS.find((id) => id === event.target.value)
          if (type) changeType(board, 'outline', { ids: [card.id], type })
        }}
      >
        {CARD_TYPE_IDS.map((type) => (
          <Select.Option key={type} value={type}>
            {typeName(type)}
          </Select.Option>
        ))}
      </Select>
      <Select
        className={styles.select}
        aria-label={t('sectorOf', { title })}
        tabIndex={tabIndex}
        value={card.sector ?? ''}
        onChange={(event) => {
          const sector = SECTORS.find((id) => id === event.target.value)
          changeDetail(board, 'outline', { ids: [card.id], detail: { sector } })
        }}
      >
        <Select.Option value="">{t('noSector')}</Select.Option>
        {SECTORS.map((sector) => (
          <Select.Option key={sector} value={sector}>
            {sectors(sector)}
          </Select.Option>
        ))}
      </Select>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        tabIndex={tabIndex}
        aria-label={t('edit', { title })}
        onClick={() => edit(board, { id: card.id, field: 'title' })}
      >
        <Pencil size={16} aria-hidden />
      </Button>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        tabIndex={tabIndex}
        aria-label={t('relate', { title })}
        onClick={() => board.ui.update({ asking: { what: 'relate', cards: [card.id] } })}
      >
        <Spline size={16} aria-hidden />
      </Button>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        tabIndex={tabIndex}
        aria-label={t('remove', { title })}
        onClick={() => {
          if (removeCards(board, 'outline', [card.id])) board.announcer.say(t('removed'))
        }}
      >
        <Trash2 size={16} aria-hidden />
      </Button>
    </div>
  )
}

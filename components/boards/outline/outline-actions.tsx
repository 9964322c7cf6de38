'use client'

import { Button, Select } from '@digdir/designsystemet-react'
import { ArrowDown, ArrowUp, type LucideIcon, Pencil, Shapes, Spline, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { useCardTypeNames } from '../../cards/type-names'
import { useBoard, useMayEdit } from '../board-context'
import { changeDetail, changeType } from '../commands'
import styles from './outline.module.css'
import type { OutlineKey } from './outline-keys'
import type { Row } from './outline-rows'
import { useRowActions } from './use-outline-keys'

type OutlineActionsProps = {
  card: Card
  row: Row
  /** Only the current row's tools are in the tab order. */
  reachable: boolean
}

const TOOLS = [
  { does: 'edit', icon: Pencil },
  { does: 'place', icon: Shapes },
  { does: 'relate', icon: Spline },
  { does: 'up', icon: ArrowUp, forThumbs: true },
  { does: 'down', icon: ArrowDown, forThumbs: true },
  { does: 'remove', icon: Trash2 },
] as const satisfies readonly { does: OutlineKey; icon: LucideIcon; forThumbs?: true }[]

/** A row's tools: shown for the row that is chosen, so that the list stays calm. */
export function OutlineActions({ card, row, reachable }: OutlineActionsProps) {
  const t = useTranslations('outline')
  const sectors = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const { act } = useRowActions(row)
  if (!mayEdit) return null
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
      {TOOLS.map(({ does, icon: Icon, ...tool }) => (
        <Button
          key={does}
          icon
          variant="tertiary"
          data-color="neutral"
          className={'forThumbs' in tool ? styles.forThumbs : undefined}
          tabIndex={tabIndex}
          aria-label={t(does, { title })}
          title={t(does, { title })}
          onClick={() => act(does)}
        >
          <Icon size={16} aria-hidden />
        </Button>
      ))}
    </div>
  )
}

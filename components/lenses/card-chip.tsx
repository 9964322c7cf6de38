'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, memo, useEffect, useRef } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useCard, useUi } from '../boards/board-context'
import { edit } from '../boards/commands'
import { useDimmed } from '../boards/finding/use-finder'
import { TypeIcon } from '../cards/type-icon'
import { useCardTypeNames } from '../cards/type-names'
import { SectorMark } from '../parties/sector-mark'
import { CardCompany } from '../presence/card-company'
import { useCompany } from '../presence/use-presence'
import styles from './card-chip.module.css'
import { useCardDrag, useIsHeld } from './drag-context'
import type { ChipGrid } from './geometry/chip-grid'
import { type ChipStep, useChipKeys } from './use-chip-keys'

type CardChipProps = {
  id: string
  lens: Lens
  look: ChipGrid['look']
  style?: CSSProperties
  /** Moves the card on the lens by an arrow key; `false` when there is nowhere to go. */
  onStep: ChipStep
}

/** A card as it stands on a lens: its sign and its title, to be taken hold of. */
export const CardChip = memo(function CardChip({ id, lens, look, style, onStep }: CardChipProps) {
  const t = useTranslations('board.card')
  const sectors = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  const board = useBoard()
  const card = useCard(id)
  const company = useCompany(id)
  const chosen = useUi((ui) => ui.selection.includes(id))
  const wantsFocus = useUi((ui) => ui.focus === id && ui.editing?.id !== id)
  const held = useIsHeld(id)
  const dimmed = useDimmed(id)
  const onPointerDown = useCardDrag(id)
  const onKeyDown = useChipKeys({ id, lens, onStep })
  const chip = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!wantsFocus) return
    chip.current?.focus()
    board.ui.update({ focus: null })
  }, [wantsFocus, board])

  if (!card) return null
  const title = card.title || t('untitled')
  const sector = card.sector ? `, ${sectors(card.sector)}` : ''
  const [other] = company.editing.length > 0 ? company.editing : company.selecting

  return (
    <button
      ref={chip}
      type="button"
      className={styles.chip}
      style={style}
      data-card={id}
      data-look={look}
      data-chosen={chosen || undefined}
      data-held={held || undefined}
      data-dimmed={dimmed || undefined}
      data-company-sector={other ? (other.sector ?? 'none') : undefined}
      aria-label={`${t('label', { type: typeName(card.type), title })}${sector}`}
      aria-pressed={chosen}
      title={title}
      onPointerDown={onPointerDown}
      onClick={(event) => {
        const { selection } = board.ui.get()
        if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return board.select([id])
        board.select(chosen ? selection.filter((one) => one !== id) : [...selection, id])
      }}
      onDoubleClick={(event) => {
        event.stopPropagation()
        edit(board, { id, field: 'title' })
      }}
      onKeyDown={onKeyDown}
    >
      <span className={styles.sign}>
        {card.sector ? (
          <SectorMark sector={card.sector} decorative />
        ) : (
          <TypeIcon type={card.type} size={14} />
        )}
      </span>
      <span className={styles.title} data-empty={card.title === '' || undefined}>
        {title}
      </span>
      <CardCompany company={company} />
    </button>
  )
})

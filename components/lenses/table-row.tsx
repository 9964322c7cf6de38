'use client'

import { Button, Select } from '@digdir/designsystemet-react'
import { MapPin, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef } from 'react'
import { standsAtPoints } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useCard, useMayEdit, useUi } from '../boards/board-context'
import { edit } from '../boards/commands'
import { useDimmed } from '../boards/finding/use-finder'
import { TypeIcon } from '../cards/type-icon'
import { useCardTypeNames } from '../cards/type-names'
import { SectorMark } from '../parties/sector-mark'
import { CompanyNames } from '../presence/company-names'
import { CardEditor } from './card-editor'
import { putCards } from './lens-commands'
import { useWords, useZones } from './lens-context'
import styles from './lens-table.module.css'
import { inScale } from './spot-fields'
import { useChipKeys } from './use-chip-keys'

type TableRowProps = { id: string; lens: Lens; placement: Placement | null }

/** One card in a lens's table: what it says, where it stands, and how to move it. */
export const TableRow = memo(function TableRow({ id, lens, placement }: TableRowProps) {
  const t = useTranslations('lensView')
  const texts = useTranslations('board.card')
  const typeName = useCardTypeNames()
  const board = useBoard()
  const card = useCard(id)
  const mayEdit = useMayEdit()
  const chosen = useUi((ui) => ui.selection.includes(id))
  const editing = useUi((ui) => ui.editing?.id === id)
  const wantsFocus = useUi((ui) => ui.focus === id && ui.editing?.id !== id)
  const dimmed = useDimmed(id)
  const button = useRef<HTMLButtonElement>(null)
  const onKeyDown = useChipKeys({ id, lens, onStep: nowhere })

  useEffect(() => {
    if (!wantsFocus) return
    button.current?.focus()
    board.ui.update({ focus: null })
  }, [wantsFocus, board])

  if (!card) return null
  const title = card.title || texts('untitled')
  return (
    <tr data-chosen={chosen || undefined} data-dimmed={dimmed || undefined}>
      <td>
        {editing ? (
          <CardEditor id={id} className={styles.editor} />
        ) : (
          <button
            ref={button}
            type="button"
            className={styles.card}
            aria-pressed={chosen}
            onFocus={() => board.select([id])}
            onClick={() => board.select([id])}
            onDoubleClick={() => edit(board, { id, field: 'title' })}
            onKeyDown={onKeyDown}
          >
            <TypeIcon type={card.type} size={15} />
            <span className="ds-sr-only">{typeName(card.type)}: </span>
            <span className={styles.title}>{title}</span>
            {card.sector && <SectorMark sector={card.sector} />}
          </button>
        )}
        <CompanyNames card={id} />
      </td>
      <td>
        <Place lens={lens} placement={placement} card={id} title={title} />
      </td>
      <td className={styles.tools}>
        {mayEdit && placement && (
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('list.takeOff', { title })}
            onClick={() => {
              if (putCards(board, { lens: lens.id, cards: [id], target: 'tray' })) {
                board.announcer.say(t('said.takenOff', { count: 1 }))
                board.ui.update({ focus: id })
              }
            }}
          >
            <X size={16} aria-hidden />
          </Button>
        )}
      </td>
    </tr>
  )
})

const nowhere = () => false

type PlaceProps = { lens: Lens; placement: Placement | null; card: string; title: string }

/** Where the card stands, and the choice of another place. */
function Place({ lens, placement, card, title }: PlaceProps) {
  const t = useTranslations('lensView')
  const say = useWords()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const zones = useZones(lens)
  const label = t('list.placeOf', { title })
  if (standsAtPoints(lens) && lens.kind === 'axes') {
    const at = placement && 'at' in placement ? placement.at : null
    const words = at
      ? `${say(lens.x.name)} ${inScale(at[0], lens.x)} · ${say(lens.y.name)} ${inScale(at[1], lens.y)}`
      : t('list.nowhere')
    if (!mayEdit) return words
    return (
      <Button
        variant="tertiary"
        data-color="neutral"
        className={styles.at}
        aria-label={`${label}: ${words}`}
        onClick={() => board.ui.update({ asking: { what: 'place', cards: [card] } })}
      >
        <MapPin size={14} aria-hidden />
        {words}
      </Button>
    )
  }
  const zone = placement && 'zone' in placement ? placement.zone : ''
  const name = (id: string) => {
    const found = zones.get(id)
    return found ? say(found.name) : t('list.nowhere')
  }
  if (!mayEdit) return name(zone)
  return (
    <Select
      className={styles.select}
      aria-label={label}
      value={zone}
      onChange={(event) => {
        const next = event.target.value
        const target = next === '' ? 'tray' : { zone: next }
        if (!putCards(board, { lens: lens.id, cards: [card], target })) return
        board.announcer.say(
          next === ''
            ? t('said.takenOff', { count: 1 })
            : t('said.placed', { count: 1, zone: name(next) }),
        )
        board.ui.update({ focus: card })
      }}
    >
      <Select.Option value="">{t('list.nowhere')}</Select.Option>
      {[...zones.values()].map((option) => (
        <Select.Option key={option.id} value={option.id}>
          {say(option.name)}
        </Select.Option>
      ))}
    </Select>
  )
}

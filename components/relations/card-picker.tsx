'use client'

import { Field, Input, Label } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import { useBoard } from '../boards/board-context'
import { TypeIcon } from '../cards/type-icon'
import { useCardTypeNames } from '../cards/type-names'
import { SectorMark } from '../parties/sector-mark'
import { cardMatches, MOST_MATCHES } from './card-matches'
import styles from './card-picker.module.css'

type CardPickerProps = {
  label: string
  value: string | null
  /** Cards that are not offered. */
  without: readonly string[]
  onChange: (card: string | null) => void
}

/** Finds one card by words of its title. */
export function CardPicker({ label, value, without, onChange }: CardPickerProps) {
  const t = useTranslations('relations.picker')
  const untitled = useTranslations('board.card')('untitled')
  const { content } = useBoard()
  const typeName = useCardTypeNames()
  const list = useId()
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = cardMatches(content.all(), { asked, without })
  const offered = found.slice(0, MOST_MATCHES)
  const titleOf = (id: string) => content.card(id)?.title || untitled

  const choose = (id: string) => {
    onChange(id)
    setAsked('')
    setOpen(false)
  }

  const move = (step: number) => {
    setOpen(true)
    const next = open ? Math.min(Math.max(active + step, 0), offered.length - 1) : 0
    setActive(next)
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault()
        return move(event.key === 'ArrowDown' ? 1 : -1)
      case 'Enter': {
        const id = offered[active]
        if (!open || !id) return
        event.preventDefault()
        return choose(id)
      }
      case 'Escape':
        if (!open) return
        // The dialog round it stays.
        event.preventDefault()
        event.stopPropagation()
        setAsked('')
        setOpen(false)
    }
  }

  return (
    <Field className={styles.picker}>
      <Label>{label}</Label>
      <Input
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && offered[active] ? `${list}-${active}` : undefined}
        placeholder={t('placeholder')}
        value={open ? asked : value ? titleOf(value) : ''}
        onChange={(event) => {
          setAsked(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {/* A list that is shut is there, but empty: the field names it. */}
      <div id={list} role="listbox" aria-label={label} className={styles.list} hidden={!open}>
        {open &&
          offered.map((id, at) => {
            const card = content.card(id)
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
              <div
                key={id}
                id={`${list}-${at}`}
                role="option"
                aria-selected={id === value}
                className={styles.option}
                data-active={at === active || undefined}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(id)}
              >
                {card && <TypeIcon type={card.type} />}
                <span className={styles.title}>
                  {titleOf(id)}
                  {card && <span className="ds-sr-only">, {typeName(card.type)}</span>}
                </span>
                {card?.sector && <SectorMark sector={card.sector} className={styles.sector} />}
              </div>
            )
          })}
      </div>
      {open && found.length === 0 && <p className={styles.more}>{t('none')}</p>}
      {open && found.length > offered.length && (
        <p className={styles.more}>{t('more', { count: found.length - offered.length })}</p>
      )}
    </Field>
  )
}

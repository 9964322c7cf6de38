'use client'

import { Dropdown } from '@digdir/designsystemet-react'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { CARD_TYPE_IDS, type CardType } from '@/lib/cards/types'
import { TypeIcon } from './type-icon'
import { useCardTypeHelp, useCardTypeNames } from './type-names'
import styles from './type-picker.module.css'

type TypePickerProps = {
  value: CardType
  label: string
  placement?: 'top-start' | 'bottom-end'
  onChange: (type: CardType) => void
}

/** Choosing a card type from the catalogue, with its sign and one sentence of help. */
export function TypePicker({ value, label, placement = 'top-start', onChange }: TypePickerProps) {
  const [open, setOpen] = useState(false)
  const name = useCardTypeNames()
  const help = useCardTypeHelp()
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className={styles.trigger}
        aria-label={`${label}: ${name(value)}`}
        data-keeps-editing
        onClick={() => setOpen(!open)}
      >
        <TypeIcon type={value} size={16} />
        <span className={styles.name}>{name(value)}</span>
        <ChevronDown size={14} aria-hidden />
      </Dropdown.Trigger>
      <Dropdown
        open={open}
        onClose={() => setOpen(false)}
        placement={placement}
        className={styles.menu}
        data-keeps-editing
      >
        <Dropdown.List className={styles.types}>
          {CARD_TYPE_IDS.map((type) => (
            <Dropdown.Item key={type}>
              <Dropdown.Button
                aria-current={type === value || undefined}
                className={styles.type}
                title={help(type)}
                onClick={() => {
                  setOpen(false)
                  onChange(type)
                }}
              >
                <TypeIcon type={type} size={16} />
                {name(type)}
              </Dropdown.Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}

'use client'

import { Popover } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { CardChip } from './card-chip'
import styles from './more-cards.module.css'
import type { ChipStep } from './use-chip-keys'

type MoreCardsProps = {
  name: string
  cards: readonly string[]
  hidden: number
  lens: Lens
  onStep: ChipStep
}

/** A button that counts the cards for which a zone has no room, and shows all that stand there. */
export function MoreCards({ name, cards, hidden, lens, onStep }: MoreCardsProps) {
  const t = useTranslations('lensView')
  const [open, setOpen] = useState(false)
  return (
    <Popover.TriggerContext>
      <Popover.Trigger
        variant="tertiary"
        data-color="neutral"
        className={styles.more}
        aria-label={t('allIn', { zone: name, count: cards.length })}
        onClick={() => setOpen(!open)}
      >
        {t('more', { count: hidden })}
      </Popover.Trigger>
      <Popover open={open} onClose={() => setOpen(false)} className={styles.list}>
        <h3 className={styles.name}>{name}</h3>
        <ul className={styles.cards}>
          {open &&
            cards.map((id) => (
              <li key={id}>
                <CardChip id={id} lens={lens} look="tall" onStep={onStep} />
              </li>
            ))}
        </ul>
      </Popover>
    </Popover.TriggerContext>
  )
}

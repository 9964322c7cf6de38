'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CARD_LIMITS, type Card } from '@/lib/cards/schema'
import { type CardType, cardTypeEntry, type FieldSpec } from '@/lib/cards/types'
import { useBoard } from '../boards/board-context'
import type { BoardSession } from '../boards/board-session'
import styles from './card-inspector.module.css'
import { ChoiceField } from './choice-field'
import { CommonField } from './common-field'
import { DraftField } from './draft-field'
import { useCardWriter } from './use-card-writer'

/** The fields of the card's type: those of every card that say most on it, then its own. */
export function OwnFields({ card }: { card: Card }) {
  const { uses = [], requires = [], fields } = cardTypeEntry(card.type)
  if (uses.length === 0 && fields.length === 0) return null
  return (
    <div className={styles.own}>
      {uses.map((field) => (
        <div key={field} data-wide={field === 'poles' || field === 'source' || undefined}>
          <CommonField card={card} field={field} required={requires.includes(field)} />
        </div>
      ))}
      {fields.map((field) => (
        <div
          key={field.id}
          data-wide={field.kind === 'line' || field.help !== undefined || undefined}
        >
          <OwnField card={card} field={field} />
        </div>
      ))}
    </div>
  )
}

function OwnField({ card, field }: { card: Card; field: FieldSpec }) {
  const t = useTranslations('board.field')
  const locale = useLocale()
  const board = useBoard()
  const { readOnly, setField } = useCardWriter(card)
  const shared = {
    label: field.name[locale],
    description: field.help?.[locale],
    value: String(card.fields?.[field.id] ?? ''),
    readOnly,
  }
  if (field.kind === 'choice') {
    return (
      <ChoiceField
        {...shared}
        none={t('none')}
        options={field.options.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        onChange={(chosen) => setField(field.id, chosen || undefined)}
      />
    )
  }
  return (
    <DraftField
      {...shared}
      maxLength={CARD_LIMITS.line}
      suggestions={field.suggests && titlesOf(board, field.suggests)}
      onCommit={(words) => setField(field.id, words || undefined)}
    />
  )
}

/** Titles of the cards of a type, as they are when the field is drawn. */
function titlesOf({ content }: BoardSession, type: CardType): string[] {
  const titles = content.all().flatMap((card) => (card.type === type ? card.title : []))
  return [...new Set(titles)].filter((title) => title !== '')
}

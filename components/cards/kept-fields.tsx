'use client'

import { Button } from '@digdir/designsystemet-react'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { Card, FieldValue } from '@/lib/cards/schema'
import { cardTypeEntry, findField } from '@/lib/cards/types'
import type { Locale } from '@/lib/i18n/locales'
import styles from './kept-fields.module.css'
import { useCardWriter } from './use-card-writer'

type Kept = readonly [id: string, value: FieldValue]

/** Values of fields that the card's type does not have. */
export function keptOf({ type, fields }: Card): Kept[] {
  const own = new Set(cardTypeEntry(type).fields.map(({ id }) => id))
  return Object.entries(fields ?? {}).filter(([id]) => !own.has(id))
}

/** What fields of another type hold: a change of type loses nothing. */
export function KeptFields({ card, kept }: { card: Card; kept: readonly Kept[] }) {
  const t = useTranslations('cards')
  const locale = useLocale()
  const { readOnly, setField } = useCardWriter(card)
  if (kept.length === 0) return null
  return (
    <section className={styles.kept} aria-label={t('kept')}>
      <h4>{t('kept')}</h4>
      <p>{t('keptHow')}</p>
      <dl>
        {kept.map(([id, value]) => {
          const name = findField(id)?.name[locale] ?? id
          return (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{wordsOf(id, value, locale)}</dd>
              {!readOnly && (
                <Button
                  icon
                  variant="tertiary"
                  data-color="neutral"
                  aria-label={t('empty', { field: name })}
                  onClick={() => setField(id, undefined)}
                >
                  <X size={14} aria-hidden />
                </Button>
              )}
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function wordsOf(id: string, value: FieldValue, locale: Locale): string {
  const field = findField(id)
  const option = field?.kind === 'choice' && field.options.find((known) => known.id === value)
  return option ? option.name[locale] : String(value)
}

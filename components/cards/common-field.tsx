'use client'

import { useTranslations } from 'next-intl'
import { CARD_LIMITS, type Card } from '@/lib/cards/schema'
import { EVIDENCE, type CommonField as Field, STEEP } from '@/lib/cards/types'
import { asOfFrom } from './card-form'
import styles from './card-inspector.module.css'
import { ChoiceField } from './choice-field'
import { DraftField } from './draft-field'
import { useCardWriter } from './use-card-writer'

type CommonFieldProps = {
  card: Card
  field: Field
  /** The card says too little without it. */
  required?: boolean
}

/** A field that every card may have. */
export function CommonField({ card, field, required = false }: CommonFieldProps) {
  const t = useTranslations('board')
  const own = useTranslations('cards')
  const { readOnly, set } = useCardWriter(card)
  const named = (name: string) => (required ? own('required', { field: name }) : name)
  switch (field) {
    case 'poles':
      return (
        <div className={styles.pair}>
          <DraftField
            label={t('field.poleOne')}
            maxLength={CARD_LIMITS.line}
            value={card.poles?.[0] ?? ''}
            readOnly={readOnly}
            onCommit={(one) => set({ poles: polesFrom(one, card.poles?.[1] ?? '') })}
          />
          <DraftField
            label={t('field.poleOther')}
            maxLength={CARD_LIMITS.line}
            value={card.poles?.[1] ?? ''}
            readOnly={readOnly}
            onCommit={(other) => set({ poles: polesFrom(card.poles?.[0] ?? '', other) })}
          />
        </div>
      )
    case 'steep':
      return (
        <ChoiceField
          label={t('field.steep')}
          value={card.steep ?? ''}
          readOnly={readOnly}
          none={t('field.none')}
          options={STEEP.map((kind) => ({ value: kind, label: t(`steep.${kind}`) }))}
          onChange={(value) => set({ steep: STEEP.find((kind) => kind === value) })}
        />
      )
    case 'evidence':
      return (
        <ChoiceField
          label={t('field.evidence')}
          value={card.evidence ?? ''}
          readOnly={readOnly}
          none={t('field.none')}
          options={EVIDENCE.map((grade) => ({ value: grade, label: t(`evidence.${grade}`) }))}
          onChange={(value) => set({ evidence: EVIDENCE.find((grade) => grade === value) })}
        />
      )
    case 'place':
      return (
        <DraftField
          label={named(t('field.place'))}
          maxLength={CARD_LIMITS.line}
          value={card.place ?? ''}
          readOnly={readOnly}
          onCommit={(place) => set({ place: place || undefined })}
        />
      )
    case 'asOf':
      return (
        <DraftField
          label={named(t('field.asOf'))}
          value={card.asOf ?? ''}
          readOnly={readOnly}
          check={(text) => (asOfFrom(text) === null ? t('field.asOfWrong') : null)}
          onCommit={(text) => set({ asOf: asOfFrom(text) ?? undefined })}
        />
      )
    case 'source':
      return (
        <DraftField
          label={t('field.source')}
          maxLength={CARD_LIMITS.source}
          value={card.source ?? ''}
          readOnly={readOnly}
          onCommit={(source) => set({ source: source || undefined })}
        />
      )
  }
}

function polesFrom(one: string, other: string): [string, string] | undefined {
  return one || other ? [one, other] : undefined
}

'use client'

import { useTranslations } from 'next-intl'
import { CARD_LIMITS, type Card, type CardDetail } from '@/lib/cards/schema'
import { CARD_TYPES, type CardType, EVIDENCE, STEEP } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { useBoard, useMayEdit } from '../boards/board-context'
import { changeDetail, changeType } from '../boards/commands'
import { CardRelations } from '../relations/card-relations'
import { asOfFrom, hasTooManyTags, tagsFrom } from './card-form'
import styles from './card-inspector.module.css'
import { ChoiceField } from './choice-field'
import { DraftField } from './draft-field'
import { useCardTypeHelp, useCardTypeNames } from './type-names'

const POLES: ReadonlySet<CardType> = new Set(
  CARD_TYPES.flatMap((type) => ('poles' in type ? [type.id] : [])),
)

/** A card's facts, and its relations. */
export function CardInspector({ card }: { card: Card }) {
  const t = useTranslations('board')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const typeName = useCardTypeNames()
  const typeHelp = useCardTypeHelp()
  const set = (detail: Partial<{ [Key in keyof CardDetail]: CardDetail[Key] | undefined }>) =>
    changeDetail(board, 'inspector', { ids: [card.id], detail })
  const chosen = <Value extends string>(values: readonly Value[], value: string) =>
    values.find((known) => known === value)

  return (
    <>
      <h2 className={styles.title}>{card.title || t('card.untitled')}</h2>
      {card.body && <p className={styles.body}>{card.body}</p>}
      <div className={styles.fields}>
        <ChoiceField
          label={t('field.type')}
          value={card.type}
          readOnly={!mayEdit}
          options={CARD_TYPES.map(({ id }) => ({ value: id, label: typeName(id) }))}
          help={typeHelp(card.type)}
          onChange={(value) => {
            const type = CARD_TYPES.find(({ id }) => id === value)
            if (type) changeType(board, 'inspector', { ids: [card.id], type: type.id })
          }}
        />
        <ChoiceField
          label={t('field.sector')}
          value={card.sector ?? ''}
          readOnly={!mayEdit}
          none={t('field.none')}
          options={SECTORS.map((sector) => ({ value: sector, label: t(`sector.${sector}`) }))}
          onChange={(value) => set({ sector: chosen(SECTORS, value) })}
        />
        {(POLES.has(card.type) || card.poles) && (
          <div className={styles.pair}>
            <DraftField
              label={t('field.poleOne')}
              maxLength={CARD_LIMITS.line}
              value={card.poles?.[0] ?? ''}
              readOnly={!mayEdit}
              onCommit={(one) => set({ poles: polesFrom(one, card.poles?.[1] ?? '') })}
            />
            <DraftField
              label={t('field.poleOther')}
              maxLength={CARD_LIMITS.line}
              value={card.poles?.[1] ?? ''}
              readOnly={!mayEdit}
              onCommit={(other) => set({ poles: polesFrom(card.poles?.[0] ?? '', other) })}
            />
          </div>
        )}
        <div className={styles.pair}>
          <DraftField
            label={t('field.place')}
            maxLength={CARD_LIMITS.line}
            value={card.place ?? ''}
            readOnly={!mayEdit}
            onCommit={(place) => set({ place: place || undefined })}
          />
          <DraftField
            label={t('field.asOf')}
            value={card.asOf ?? ''}
            readOnly={!mayEdit}
            check={(text) => (asOfFrom(text) === null ? t('field.asOfWrong') : null)}
            onCommit={(text) => set({ asOf: asOfFrom(text) ?? undefined })}
          />
        </div>
        <div className={styles.pair}>
          <ChoiceField
            label={t('field.evidence')}
            value={card.evidence ?? ''}
            readOnly={!mayEdit}
            none={t('field.none')}
            options={EVIDENCE.map((grade) => ({ value: grade, label: t(`evidence.${grade}`) }))}
            onChange={(value) => set({ evidence: chosen(EVIDENCE, value) })}
          />
          <ChoiceField
            label={t('field.steep')}
            value={card.steep ?? ''}
            readOnly={!mayEdit}
            none={t('field.none')}
            options={STEEP.map((kind) => ({ value: kind, label: t(`steep.${kind}`) }))}
            onChange={(value) => set({ steep: chosen(STEEP, value) })}
          />
        </div>
        <DraftField
          label={t('field.tags')}
          description={t('field.tagsHow')}
          check={(text) => (hasTooManyTags(text) ? t('field.tagsFull') : null)}
          value={card.tags?.join(', ') ?? ''}
          readOnly={!mayEdit}
          onCommit={(text) => set({ tags: tagsFrom(text) })}
        />
        <DraftField
          label={t('field.source')}
          maxLength={CARD_LIMITS.source}
          value={card.source ?? ''}
          readOnly={!mayEdit}
          onCommit={(source) => set({ source: source || undefined })}
        />
      </div>
      <CardRelations card={card} />
    </>
  )
}

function polesFrom(one: string, other: string): [string, string] | undefined {
  return one || other ? [one, other] : undefined
}

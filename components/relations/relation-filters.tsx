'use client'

import { Button, Select } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { POLARITIES, RELATION_TYPE_IDS, type RelationType, STRENGTHS } from '@/lib/relations/types'
import { useBoard, useRelations } from '../boards/board-context'
import { useCardTypeNames, useRelationTypeNames } from '../cards/type-names'
import { ALL_RELATIONS, isFiltering, type RelationFilter } from './relation-filter'
import { polarityKey } from './relation-signs'
import styles from './relations-view.module.css'

type RelationFiltersProps = {
  filter: RelationFilter
  onChange: (filter: RelationFilter) => void
}

/** Which relations to look at. Only what occurs on the board is offered. */
export function RelationFilters({ filter, onChange }: RelationFiltersProps) {
  const t = useTranslations('relations.filter')
  const tb = useTranslations('board.relation')
  const sectors = useTranslations('common.sectors')
  const cardType = useCardTypeNames()
  const { content } = useBoard()
  const relations = useRelations()
  const cards = content.all()
  const set = (change: Partial<RelationFilter>) => onChange({ ...filter, ...change })

  return (
    <fieldset className={styles.filters}>
      <legend className="ds-sr-only">{t('label')}</legend>
      <TypeChips
        chosen={filter.types}
        used={relations.map(({ type }) => type)}
        onChange={(types) => set({ types })}
      />
      <Select
        className={styles.choice}
        aria-label={t('polarity')}
        value={filter.polarity ?? ''}
        onChange={({ target }) =>
          set({ polarity: POLARITIES.find((sign) => sign === target.value) ?? null })
        }
      >
        <Select.Option value="">{t('anyPolarity')}</Select.Option>
        {POLARITIES.map((sign) => (
          <Select.Option key={sign} value={sign}>
            {tb(`polarity.${polarityKey(sign)}`)}
          </Select.Option>
        ))}
      </Select>
      <Select
        className={styles.choice}
        aria-label={t('strength')}
        value={String(filter.strength)}
        onChange={({ target }) =>
          set({ strength: STRENGTHS.find((step) => String(step) === target.value) ?? 1 })
        }
      >
        {STRENGTHS.map((step) => (
          <Select.Option key={step} value={String(step)}>
            {t(`strengths.${step}`)}
          </Select.Option>
        ))}
      </Select>
      <Select
        className={styles.choice}
        aria-label={t('cardType')}
        value={filter.cardType ?? ''}
        onChange={({ target }) =>
          set({ cardType: CARD_TYPE_IDS.find((type) => type === target.value) ?? null })
        }
      >
        <Select.Option value="">{t('anyCardType')}</Select.Option>
        {CARD_TYPE_IDS.filter((type) => cards.some((card) => card.type === type)).map((type) => (
          <Select.Option key={type} value={type}>
            {cardType(type)}
          </Select.Option>
        ))}
      </Select>
      <Select
        className={styles.choice}
        aria-label={t('sector')}
        value={filter.sector ?? ''}
        onChange={({ target }) =>
          set({ sector: SECTORS.find((sector) => sector === target.value) ?? null })
        }
      >
        <Select.Option value="">{t('anySector')}</Select.Option>
        {SECTORS.map((sector) => (
          <Select.Option key={sector} value={sector}>
            {sectors(sector)}
          </Select.Option>
        ))}
      </Select>
      {isFiltering(filter) && (
        <Button variant="tertiary" onClick={() => onChange(ALL_RELATIONS)}>
          {t('all')}
        </Button>
      )}
    </fieldset>
  )
}

type TypeChipsProps = {
  chosen: readonly RelationType[]
  used: readonly RelationType[]
  onChange: (types: readonly RelationType[]) => void
}

/** The types that occur, with how often; several may be chosen, none means all. */
function TypeChips({ chosen, used, onChange }: TypeChipsProps) {
  const typeName = useRelationTypeNames()
  const counts = new Map<RelationType, number>()
  for (const type of used) counts.set(type, (counts.get(type) ?? 0) + 1)
  const offered = RELATION_TYPE_IDS.filter((type) => counts.has(type) || chosen.includes(type))
  return (
    <div className={styles.types}>
      {offered.map((type) => {
        const on = chosen.includes(type)
        return (
          <button
            key={type}
            type="button"
            className={styles.type}
            aria-pressed={on}
            onClick={() => onChange(on ? chosen.filter((one) => one !== type) : [...chosen, type])}
          >
            {typeName(type)} <span>{counts.get(type) ?? 0}</span>
          </button>
        )
      })}
    </div>
  )
}

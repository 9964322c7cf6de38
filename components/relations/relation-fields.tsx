import { useTranslations } from 'next-intl'
import {
  POLARITIES,
  type Polarity,
  RELATION_TYPE_IDS,
  type RelationType,
  STRENGTHS,
  type Strength,
} from '@/lib/relations/types'
import { ChoiceField } from '../cards/choice-field'
import { useRelationTypeHelp, useRelationTypeNames } from '../cards/type-names'
import { Hint } from './hint'
import { polarityKey } from './relation-signs'

type FieldProps<Value> = {
  value: Value
  readOnly?: boolean
  onChange: (value: Value) => void
}

/** What the one does to the other, with the sentence that says so. */
export function TypeField({ value, readOnly = false, onChange }: FieldProps<RelationType>) {
  const t = useTranslations('board.relation')
  const typeName = useRelationTypeNames()
  const help = useRelationTypeHelp()
  return (
    <div>
      <ChoiceField
        label={t('type')}
        value={value}
        readOnly={readOnly}
        options={RELATION_TYPE_IDS.map((id) => ({ value: id, label: typeName(id) }))}
        onChange={(chosen) => onChange(RELATION_TYPE_IDS.find((id) => id === chosen) ?? value)}
      />
      <Hint>{help(value)}</Hint>
    </div>
  )
}

export function PolarityField({ value, readOnly = false, onChange }: FieldProps<Polarity>) {
  const t = useTranslations('board.relation')
  return (
    <ChoiceField
      label={t('polarityLabel')}
      value={value}
      readOnly={readOnly}
      options={POLARITIES.map((sign) => ({
        value: sign,
        label: t(`polarity.${polarityKey(sign)}`),
      }))}
      onChange={(chosen) => onChange(POLARITIES.find((sign) => sign === chosen) ?? value)}
    />
  )
}

export function StrengthField({ value, readOnly = false, onChange }: FieldProps<Strength>) {
  const t = useTranslations('board.relation')
  return (
    <ChoiceField
      label={t('strength')}
      value={String(value)}
      readOnly={readOnly}
      options={STRENGTHS.map((step) => ({ value: String(step), label: t(`strengths.${step}`) }))}
      onChange={(chosen) => onChange(STRENGTHS.find((step) => String(step) === chosen) ?? value)}
    />
  )
}

import { useLocale, useTranslations } from 'next-intl'
import { channelOption } from '@/lib/relations/rules'
import { RELATION_LIMITS } from '@/lib/relations/schema'
import { channelField, type RelationType } from '@/lib/relations/types'
import { ChoiceField } from '../cards/choice-field'
import { DraftField } from '../cards/draft-field'
import { Hint } from './hint'

type ChannelFieldProps = {
  type: RelationType
  value: string | undefined
  readOnly: boolean
  onChange: (channel: string | undefined) => void
}

/** How a relation works: one of the type's known ways, or free words where it has none. */
export function ChannelField({ type, value, readOnly, onChange }: ChannelFieldProps) {
  const t = useTranslations('relations.field')
  const locale = useLocale()
  const field = channelField(type)
  if (!field) {
    return (
      <DraftField
        label={t('channel')}
        value={value ?? ''}
        readOnly={readOnly}
        maxLength={RELATION_LIMITS.channel}
        onCommit={(words) => onChange(words || undefined)}
      />
    )
  }
  const chosen = channelOption({ type, channel: value })
  const known = field.options.map(({ id, name }) => ({ value: id, label: name[locale] }))
  // What somebody wrote before there was a list can still be read, and kept.
  const written = value && !chosen ? [{ value, label: t('written', { words: value }) }] : []
  return (
    <div>
      <ChoiceField
        label={field.name[locale]}
        value={value ?? ''}
        none={t('notSaid')}
        readOnly={readOnly}
        options={[...known, ...written]}
        onChange={(channel) => onChange(channel || undefined)}
      />
      {chosen && <Hint>{chosen.help[locale]}</Hint>}
    </div>
  )
}

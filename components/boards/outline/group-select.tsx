'use client'

import { Select } from '@digdir/designsystemet-react'
import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { useBoard } from '../board-context'
import styles from './outline.module.css'
import type { Grouping } from './outline-groups'

type GroupSelectProps = {
  grouping: Grouping
  lenses: readonly Lens[]
  onChange: (choice: string) => void
}

const choiceOf = (grouping: Grouping) =>
  grouping.by === 'lens' ? `lens:${grouping.lens.id}` : grouping.by

/** By what the outline is grouped: what every card says, or where it stands on a lens. */
export function GroupSelect({ grouping, lenses, onChange }: GroupSelectProps) {
  const t = useTranslations('outline')
  const locale = useLocale()
  const { content } = useBoard()
  const id = useId()
  const inUse = (lens: Lens) => content.placementsOn(lens.id).length > 0
  return (
    <div className={styles.grouping}>
      <label htmlFor={id}>{t('groupBy')}</label>
      <Select
        id={id}
        width="auto"
        className={styles.groupSelect}
        value={choiceOf(grouping)}
        onChange={({ target }) => onChange(target.value)}
      >
        {(['type', 'sector', 'tag'] as const).map((by) => (
          <Select.Option key={by} value={by}>
            {t(`by.${by}`)}
          </Select.Option>
        ))}
        <Select.Optgroup label={t('by.lens')}>
          {[...lenses.filter(inUse), ...lenses.filter((lens) => !inUse(lens))].map((lens) => (
            <Select.Option key={lens.id} value={`lens:${lens.id}`}>
              {lens.name[locale]}
            </Select.Option>
          ))}
        </Select.Optgroup>
      </Select>
    </div>
  )
}

'use client'

import { Button, Select, Textfield } from '@digdir/designsystemet-react'
import { ArrowRightLeft, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { channelOption, retyped } from '@/lib/relations/rules'
import { RELATION_LIMITS, type Relation } from '@/lib/relations/schema'
import { channelField, POLARITIES, RELATION_TYPE_IDS, STRENGTHS } from '@/lib/relations/types'
import { useBoard } from '../../boards/board-context'
import { changeRelation, turnRelation } from '../../boards/commands'
import { useRelationTypeNames } from '../../cards/type-names'
import { polarityKey } from '../relation-signs'
import styles from './relation-table.module.css'

/** The cells of the chosen row, as fields; Esc leads back to the row. */
export function RowFields({ relation, to }: { relation: Relation; to: string }) {
  const t = useTranslations('board.relation')
  const board = useBoard()
  const typeName = useRelationTypeNames()
  const set = (change: Partial<Omit<Relation, 'id' | 'from' | 'to'>>) =>
    changeRelation(board, 'relations', { id: relation.id, ...change })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') board.ui.update({ focus: relation.id })
  }
  return (
    <>
      <td data-column="type" onKeyDown={onKeyDown}>
        <Select
          className={styles.field}
          aria-label={t('type')}
          value={relation.type}
          onChange={({ target }) => {
            const type = RELATION_TYPE_IDS.find((id) => id === target.value)
            if (type) set(retyped(relation, type))
          }}
        >
          {RELATION_TYPE_IDS.map((id) => (
            <Select.Option key={id} value={id}>
              {typeName(id)}
            </Select.Option>
          ))}
        </Select>
      </td>
      <td data-column="to">{to}</td>
      <td data-column="polarity" onKeyDown={onKeyDown}>
        <Select
          className={styles.field}
          aria-label={t('polarityLabel')}
          value={relation.polarity}
          onChange={({ target }) =>
            set({ polarity: POLARITIES.find((sign) => sign === target.value) })
          }
        >
          {POLARITIES.map((sign) => (
            <Select.Option key={sign} value={sign}>
              {t(`polarity.${polarityKey(sign)}`)}
            </Select.Option>
          ))}
        </Select>
      </td>
      <td data-column="strength" onKeyDown={onKeyDown}>
        <Select
          className={styles.field}
          aria-label={t('strength')}
          value={String(relation.strength)}
          onChange={({ target }) =>
            set({ strength: STRENGTHS.find((step) => String(step) === target.value) })
          }
        >
          {STRENGTHS.map((step) => (
            <Select.Option key={step} value={String(step)}>
              {t(`strengths.${step}`)}
            </Select.Option>
          ))}
        </Select>
      </td>
      <td data-column="channel" onKeyDown={onKeyDown}>
        <ChannelCell
          key={relation.type}
          relation={relation}
          onChange={(channel) => set({ channel })}
        />
      </td>
    </>
  )
}

type ChannelCellProps = { relation: Relation; onChange: (channel: string | undefined) => void }

function ChannelCell({ relation, onChange }: ChannelCellProps) {
  const t = useTranslations('relations.field')
  const locale = useLocale()
  const [draft, setDraft] = useState<string | null>(null)
  const field = channelField(relation.type)
  const { channel = '' } = relation
  if (!field) {
    const commit = () => {
      if (draft !== null && draft.trim() !== channel) onChange(draft.trim() || undefined)
      setDraft(null)
    }
    return (
      <Textfield
        className={styles.field}
        aria-label={t('channel')}
        value={draft ?? channel}
        maxLength={RELATION_LIMITS.channel}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => key === 'Enter' && commit()}
      />
    )
  }
  return (
    <Select
      className={styles.field}
      aria-label={field.name[locale]}
      value={channel}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      <Select.Option value="">{t('notSaid')}</Select.Option>
      {field.options.map(({ id, name }) => (
        <Select.Option key={id} value={id}>
          {name[locale]}
        </Select.Option>
      ))}
      {channel !== '' && !channelOption(relation) && (
        <Select.Option value={channel}>{t('written', { words: channel })}</Select.Option>
      )}
    </Select>
  )
}

type RowToolsProps = { relation: Relation; from: string; to: string; onRemove: () => void }

/** What can be done with the chosen row as a whole. */
export function RowTools({ relation, from, to, onRemove }: RowToolsProps) {
  const t = useTranslations('relations')
  const tb = useTranslations('board.relation')
  const board = useBoard()
  return (
    <div className={styles.tools}>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('turn')}
        onClick={() => {
          turnRelation(board, 'relations', relation.id)
          board.announcer.say(t('turned'))
        }}
      >
        <ArrowRightLeft size={16} aria-hidden />
      </Button>
      <Button
        icon
        variant="tertiary"
        data-color="danger"
        aria-label={`${tb('remove')}: ${from} – ${to}`}
        onClick={onRemove}
      >
        <Trash2 size={16} aria-hidden />
      </Button>
    </div>
  )
}

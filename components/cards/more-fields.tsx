'use client'

import { Details } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Card } from '@/lib/cards/schema'
import {
  type CommonField as CommonFieldId,
  cardTypeEntry,
  KNOWLEDGE_STARTS,
  SYSTEM_LAYERS,
} from '@/lib/cards/types'
import styles from './card-inspector.module.css'
import { ChoiceField } from './choice-field'
import { CommonField } from './common-field'
import { KeptFields, keptOf } from './kept-fields'
import { useCardWriter } from './use-card-writer'

/** What is seldom filled in, and what a former type has left; open when there is something. */
export function MoreFields({ card }: { card: Card }) {
  const t = useTranslations('cards')
  const none = useTranslations('board.field')('none')
  const { readOnly, set } = useCardWriter(card)
  const { uses = [] } = cardTypeEntry(card.type)
  const kept = keptOf(card)
  const [open, setOpen] = useState(
    card.systemLayer !== undefined || card.knowledgeStart !== undefined || kept.length > 0,
  )
  const rest = restOf(card, uses)
  return (
    <Details className={styles.more} open={open} onToggle={() => setOpen(!open)}>
      <Details.Summary>{t('more')}</Details.Summary>
      <Details.Content>
        <div className={styles.own}>
          <ChoiceField
            label={t('systemLayer')}
            value={card.systemLayer ?? ''}
            readOnly={readOnly}
            none={none}
            options={SYSTEM_LAYERS.map((id) => ({ value: id, label: t(`systemLayers.${id}`) }))}
            onChange={(value) => set({ systemLayer: SYSTEM_LAYERS.find((id) => id === value) })}
          />
          <ChoiceField
            label={t('knowledgeStart')}
            value={card.knowledgeStart ?? ''}
            readOnly={readOnly}
            none={none}
            options={KNOWLEDGE_STARTS.map((id) => ({
              value: id,
              label: t(`knowledgeStarts.${id}`),
            }))}
            onChange={(value) =>
              set({ knowledgeStart: KNOWLEDGE_STARTS.find((id) => id === value) })
            }
          />
          {rest.map((field) => (
            <div key={field} data-wide={field !== 'steep' || undefined}>
              <CommonField card={card} field={field} />
            </div>
          ))}
        </div>
        <KeptFields card={card} kept={kept} />
      </Details.Content>
    </Details>
  )
}

/** The common fields that stand nowhere else: the type does not use them, but somebody may. */
function restOf(card: Card, uses: readonly CommonFieldId[]): CommonFieldId[] {
  const shown: CommonFieldId[] = ['source', 'steep']
  if (card.poles) shown.push('poles')
  return shown.filter((field) => !uses.includes(field))
}

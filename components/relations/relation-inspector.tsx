'use client'

import { Button } from '@digdir/designsystemet-react'
import { ArrowDown, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Relation } from '@/lib/relations/schema'
import { POLARITIES, RELATION_TYPE_IDS, STRENGTHS } from '@/lib/relations/types'
import { useBoard, useCard, useMayEdit } from '../boards/board-context'
import { changeRelation, removeRelation } from '../boards/commands'
import fields from '../cards/card-inspector.module.css'
import { ChoiceField } from '../cards/choice-field'
import { DraftField } from '../cards/draft-field'
import { useRelationTypeNames } from '../cards/type-names'
import styles from './relation-inspector.module.css'
import { polarityKey } from './relation-signs'

/** One relation: what it says, how it works and how strongly. */
export function RelationInspector({ relation }: { relation: Relation }) {
  const t = useTranslations('board')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const typeName = useRelationTypeNames()
  const from = useCard(relation.from)
  const to = useCard(relation.to)
  const set = (change: Partial<Omit<Relation, 'id' | 'from' | 'to'>>) =>
    changeRelation(board, 'inspector', { id: relation.id, ...change })

  return (
    <>
      <h2 className={fields.title}>{t('relation.one')}</h2>
      <div className={styles.ends}>
        <End id={relation.from} title={from?.title || t('card.untitled')} />
        <span className={styles.kind}>
          <ArrowDown size={14} aria-hidden />
          {typeName(relation.type)}
        </span>
        <End id={relation.to} title={to?.title || t('card.untitled')} />
      </div>
      <div className={fields.fields}>
        <ChoiceField
          label={t('relation.type')}
          value={relation.type}
          readOnly={!mayEdit}
          options={RELATION_TYPE_IDS.map((id) => ({ value: id, label: typeName(id) }))}
          onChange={(value) => set({ type: RELATION_TYPE_IDS.find((id) => id === value) })}
        />
        <div className={fields.pair}>
          <ChoiceField
            label={t('relation.polarityLabel')}
            value={relation.polarity}
            readOnly={!mayEdit}
            options={POLARITIES.map((sign) => ({
              value: sign,
              label: t(`relation.polarity.${polarityKey(sign)}`),
            }))}
            onChange={(value) => set({ polarity: POLARITIES.find((sign) => sign === value) })}
          />
          <ChoiceField
            label={t('relation.strength')}
            value={String(relation.strength)}
            readOnly={!mayEdit}
            options={STRENGTHS.map((step) => ({
              value: String(step),
              label: t(`relation.strengths.${step}`),
            }))}
            onChange={(value) =>
              set({ strength: STRENGTHS.find((step) => String(step) === value) })
            }
          />
        </div>
        <DraftField
          label={t('relation.channel')}
          value={relation.channel ?? ''}
          readOnly={!mayEdit}
          onCommit={(channel) => set({ channel: channel || undefined })}
        />
      </div>
      {mayEdit && (
        <Button
          variant="tertiary"
          data-color="danger"
          className={styles.remove}
          onClick={() => removeRelation(board, 'inspector', relation.id)}
        >
          <Trash2 size={16} aria-hidden />
          {t('relation.remove')}
        </Button>
      )}
    </>
  )
}

function End({ id, title }: { id: string; title: string }) {
  const board = useBoard()
  return (
    <button type="button" className={styles.end} onClick={() => board.select([id])}>
      {title}
    </button>
  )
}

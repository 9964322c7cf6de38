'use client'

import { Button } from '@digdir/designsystemet-react'
import { ArrowDown, ArrowDownUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { retyped } from '@/lib/relations/rules'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useCard, useMayEdit } from '../boards/board-context'
import { changeRelation, removeRelation, turnRelation } from '../boards/commands'
import fields from '../cards/card-inspector.module.css'
import { useRelationTypeNames } from '../cards/type-names'
import { ChannelField } from './channel-field'
import { PolarityField, StrengthField, TypeField } from './relation-fields'
import styles from './relation-inspector.module.css'

/** One relation: what it says, how it works and how strongly. */
export function RelationInspector({ relation }: { relation: Relation }) {
  const t = useTranslations('board')
  const tr = useTranslations('relations')
  const board = useBoard()
  const readOnly = !useMayEdit()
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
        {!readOnly && (
          <Button
            variant="tertiary"
            data-color="neutral"
            className={styles.turn}
            onClick={() => {
              turnRelation(board, 'inspector', relation.id)
              board.announcer.say(tr('turned'))
            }}
          >
            <ArrowDownUp size={16} aria-hidden />
            {tr('turn')}
          </Button>
        )}
      </div>
      <div className={fields.fields}>
        <TypeField
          value={relation.type}
          readOnly={readOnly}
          onChange={(type) => set(retyped(relation, type))}
        />
        <div className={fields.pair}>
          <PolarityField
            value={relation.polarity}
            readOnly={readOnly}
            onChange={(polarity) => set({ polarity })}
          />
          <StrengthField
            value={relation.strength}
            readOnly={readOnly}
            onChange={(strength) => set({ strength })}
          />
        </div>
        <ChannelField
          type={relation.type}
          value={relation.channel}
          readOnly={readOnly}
          onChange={(channel) => set({ channel })}
        />
      </div>
      {!readOnly && (
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

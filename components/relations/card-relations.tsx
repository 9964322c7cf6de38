'use client'

import { Button } from '@digdir/designsystemet-react'
import { ArrowLeft, ArrowRight, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useCard, useRelationsOf } from '../boards/board-context'
import { useRelationTypeNames } from '../cards/type-names'
import styles from './card-relations.module.css'
import { Polarity, Strength } from './relation-signs'

/** A card's relations, out and in; each leads to the card at its other end. */
export function CardRelations({ card }: { card: Card }) {
  const t = useTranslations('board.relation')
  const relations = useRelationsOf(card.id)
  const out = relations.filter((relation) => relation.from === card.id)
  const into = relations.filter((relation) => relation.to === card.id)
  return (
    <section className={styles.relations} aria-label={t('title')}>
      <h3 className={styles.heading}>
        {t('title')} <span className={styles.count}>{relations.length}</span>
      </h3>
      {relations.length === 0 && <p className={styles.none}>{t('none')}</p>}
      <ul className={styles.list}>
        {out.map((relation) => (
          <Item key={relation.id} relation={relation} other={relation.to} />
        ))}
        {into.map((relation) => (
          <Item key={relation.id} relation={relation} other={relation.from} />
        ))}
      </ul>
    </section>
  )
}

function Item({ relation, other }: { relation: Relation; other: string }) {
  const t = useTranslations('board')
  const board = useBoard()
  const typeName = useRelationTypeNames()
  const card = useCard(other)
  if (!card) return null
  const outgoing = relation.to === other
  const title = card.title || t('card.untitled')
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.jump}
        onClick={() => {
          board.select([other])
          board.ui.update({ focus: other })
        }}
      >
        <span className={styles.kind}>
          {outgoing ? <ArrowRight size={13} aria-hidden /> : <ArrowLeft size={13} aria-hidden />}
          <span className="ds-sr-only">{t(outgoing ? 'relation.out' : 'relation.in')}</span>
          {typeName(relation.type)}
          <Polarity value={relation.polarity} />
          <Strength value={relation.strength} />
        </span>
        {title}
      </button>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        className={styles.edit}
        aria-label={t('relation.show', { type: typeName(relation.type), title })}
        onClick={() => board.selectRelation(relation.id)}
      >
        <Pencil size={14} aria-hidden />
      </Button>
    </li>
  )
}

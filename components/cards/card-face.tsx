'use client'

import { CalendarDays, MapPin, Spline } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Card } from '@/lib/cards/schema'
import { SectorMark } from '../parties/sector-mark'
import styles from './card-face.module.css'
import { TypeIcon } from './type-icon'
import { useCardTypeNames } from './type-names'

type CardFaceProps = {
  card: Card
  relationCount: number
  /** What stands in the place of title and body while somebody here writes. */
  fields?: ReactNode
}

/** What a card looks like: paper with its type, its words, its sector and a few facts. */
export function CardFace({ card, relationCount, fields }: CardFaceProps) {
  const t = useTranslations('board.card')
  const typeName = useCardTypeNames()
  return (
    <>
      <header className={styles.head}>
        <TypeIcon type={card.type} />
        <span className={styles.type}>{typeName(card.type)}</span>
        {card.sector && <SectorMark sector={card.sector} className={styles.sector} />}
      </header>
      {fields ?? (
        <>
          <p className={styles.title} data-empty={card.title === '' || undefined}>
            {card.title || t('untitled')}
          </p>
          {card.body && <p className={styles.body}>{card.body}</p>}
          {card.poles && <Poles poles={card.poles} />}
        </>
      )}
      <Facts card={card} relationCount={relationCount} />
    </>
  )
}

function Poles({ poles: [one, other] }: { poles: readonly [string, string] }) {
  return (
    <p className={styles.poles}>
      <span>{one}</span>
      <span aria-hidden>↔</span>
      <span>{other}</span>
    </p>
  )
}

function Facts({ card, relationCount }: { card: Card; relationCount: number }) {
  const t = useTranslations('board')
  if (!card.place && !card.asOf && !card.evidence && relationCount === 0) return null
  return (
    <footer className={styles.facts}>
      {card.place && (
        <span className={styles.fact}>
          <MapPin size={11} aria-hidden />
          <span className={styles.cut}>{card.place}</span>
        </span>
      )}
      {card.asOf && (
        <span className={styles.fact}>
          <CalendarDays size={11} aria-hidden />
          {card.asOf}
        </span>
      )}
      {card.evidence && (
        <span className={styles.fact}>
          {t('card.evidenceFact', { strength: t(`evidence.${card.evidence}`) })}
        </span>
      )}
      {relationCount > 0 && (
        <span className={`${styles.fact} ${styles.links}`}>
          <Spline size={11} aria-hidden />
          <span aria-hidden>{relationCount}</span>
          <span className="ds-sr-only">{t('card.relationCount', { count: relationCount })}</span>
        </span>
      )}
    </footer>
  )
}

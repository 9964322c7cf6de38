'use client'

import { useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import type { Card } from '@/lib/cards/schema'
import { SectorMark } from '../parties/sector-mark'
import styles from './card-face.module.css'
import { CardFacts } from './card-facts'
import { RichText } from './rich-text'
import { TypeIcon } from './type-icon'
import { useCardTypeNames } from './type-names'
import { useCardFindings } from './use-card-findings'

type CardFaceProps = {
  card: Card
  relationCount: number
  /** What stands in the place of title and body while somebody here writes. */
  fields?: ReactNode
}

/** What a card looks like: paper with its type, its words, its sector and a few facts. */
export const CardFace = memo(function CardFace({ card, relationCount, fields }: CardFaceProps) {
  const t = useTranslations('board.card')
  const typeName = useCardTypeNames()
  const findings = useCardFindings(card)
  const stale = findings.some(({ finding }) => finding === 'stale')
  return (
    <div data-stale={stale || undefined} className={styles.face}>
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
          <Body card={card} />
          {card.poles && <Poles poles={card.poles} />}
        </>
      )}
      <CardFacts
        card={card}
        relationCount={relationCount}
        findingCount={findings.length}
        stale={stale}
      />
    </div>
  )
})

/** The first two lines. */
function Body({ card: { body, rich } }: { card: Card }) {
  if (rich) return <RichText nodes={rich} linked={false} className={styles.rich} />
  return body ? <p className={styles.body}>{body}</p> : null
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

'use client'

import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import { findLens } from '@/lib/lenses/catalogue'
import { usePlacementsOf } from '../boards/board-context'
import styles from './card-rating.module.css'
import { JudgingProblem } from './judging-terms'
import { OwnRating } from './own-rating'

const LENS = 'impact-uncertainty'

/** One's own rating of a chosen card, where cards like it are rated. */
export function CardRating({ card }: { card: Card }) {
  const t = useTranslations('judgements')
  const tCard = useTranslations('board.card')
  const placed = usePlacementsOf(card.id).some(({ lens }) => lens === LENS)
  const suits = findLens(LENS)?.suits?.includes(card.type) ?? false
  if (!placed && !suits) return null
  return (
    <section className={styles.rating} aria-label={t('yourRating')}>
      <h3 className={styles.heading}>{t('yourRating')}</h3>
      <OwnRating key={card.id} card={{ id: card.id, title: card.title || tCard('untitled') }} />
      <JudgingProblem />
    </section>
  )
}

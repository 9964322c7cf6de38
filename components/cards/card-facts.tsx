'use client'

import {
  CalendarDays,
  Layers,
  Lightbulb,
  Link2,
  type LucideIcon,
  MapPin,
  Spline,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import { usePlacementsOf } from '../boards/board-context'
import styles from './card-face.module.css'

type CardFactsProps = {
  card: Card
  relationCount: number
  findingCount: number
  /** Seen so long ago that it may have changed. */
  stale: boolean
}

/** A few facts at the foot of a card: where and when, how sure, and how much hangs on it. */
export function CardFacts({ card, relationCount, findingCount, stale }: CardFactsProps) {
  const t = useTranslations('board.card')
  const evidence = useTranslations('board.evidence')
  const own = useTranslations('cards')
  const lenses = usePlacementsOf(card.id).length
  const links = card.links?.length ?? 0
  const tied = relationCount + lenses + links + findingCount > 0
  if (!card.place && !card.asOf && !card.evidence && !tied) return null
  return (
    <footer className={styles.facts}>
      {card.place && (
        <span className={styles.fact}>
          <MapPin size={11} aria-hidden />
          <span className={styles.cut}>{card.place}</span>
        </span>
      )}
      {card.asOf && (
        <span className={styles.fact} data-stale={stale || undefined}>
          <CalendarDays size={11} aria-hidden />
          {stale ? `${card.asOf}: ${own('stale')}` : card.asOf}
        </span>
      )}
      {card.evidence && (
        <span className={styles.fact}>
          {t('evidenceFact', { strength: evidence(card.evidence) })}
        </span>
      )}
      {tied && (
        <span className={styles.ties}>
          <Tie icon={Layers} count={lenses} label={own('lensCount', { count: lenses })} />
          <Tie icon={Link2} count={links} label={own('links.count', { count: links })} />
          <Tie
            icon={Spline}
            count={relationCount}
            label={t('relationCount', { count: relationCount })}
          />
          <Tie
            icon={Lightbulb}
            count={findingCount}
            label={own('findings.count', { count: findingCount })}
            warns
          />
        </span>
      )}
    </footer>
  )
}

type TieProps = { icon: LucideIcon; count: number; label: string; warns?: true }

function Tie({ icon: Icon, count, label, warns }: TieProps) {
  if (count === 0) return null
  return (
    <span className={styles.tie} data-warns={warns} title={label}>
      <Icon size={11} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="ds-sr-only">{label}</span>
    </span>
  )
}

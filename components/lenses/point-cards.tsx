'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { CardChip } from './card-chip'
import type { Layout } from './geometry/layout'
import { toPixel } from './geometry/outline'
import { pointLabels } from './geometry/point-labels'
import styles from './point-cards.module.css'
import type { ChipStep } from './use-chip-keys'
import type { LensCards } from './use-lens-cards'

const LABEL = { width: 148, height: 26 }

type PointCardsProps = {
  lens: Lens
  layout: Layout
  cards: LensCards['atPoints']
  onStep: ChipStep
}

/** Cards where they stand on continuous axes: a sign at the point, with words where there is room. */
export function PointCards({ lens, layout: { frame }, cards, onStep }: PointCardsProps) {
  const t = useTranslations('lensView')
  const labels = useMemo(() => {
    const points = cards.map(({ card, at: [x, y] }) => ({
      id: card,
      at: toPixel(frame, [x, 1 - y]),
    }))
    return pointLabels(points, { frame, label: LABEL })
  }, [cards, frame])
  return (
    <ul className={styles.cards} aria-label={t('atPoints', { count: cards.length })}>
      {labels.map(({ id, at: [x, y], side }) => (
        <li
          key={id}
          className={styles.card}
          data-side={side ?? undefined}
          style={{ left: x, top: y }}
        >
          <CardChip id={id} lens={lens} look={side ? 'flat' : 'sign'} onStep={onStep} />
        </li>
      ))}
    </ul>
  )
}

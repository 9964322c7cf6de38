'use client'

import { useTranslations } from 'next-intl'
import type { CardRatings } from '@/lib/judgements/schema'
import type { Placement } from '@/lib/lenses/schema'
import type { Lens } from '@/lib/lenses/types'
import { isContested } from '@/lib/methods/impact-uncertainty'
import type { HelixSector } from '@/lib/parties/types'
import { useBoard, usePlacementsOn, useUi } from '../boards/board-context'
import { SectorMark } from '../parties/sector-mark'
import { useJudgements } from './judgements-context'
import { isRated } from './lens-judgements'
import styles from './lens-overlay.module.css'
import { drawnPoint } from './median-point'

type Pixel = [x: number, y: number]

export type LensOverlayProps = {
  lens: Lens
  /** Where a point of the unit square is drawn, in pixels from the lens's upper left corner. */
  toPixels: (x: number, y: number) => Pixel
}

/** What people judge of what stands on a lens, drawn over it; nothing where nothing is judged. */
export function LensOverlay({ lens, toPixels }: LensOverlayProps) {
  return isRated(lens) ? <RatedCards lens={lens} toPixels={toPixels} /> : null
}

/** Sectors that see a card alike stand side by side, in pixels. */
const ASIDE: Record<HelixSector, Pixel> = { firm: [-11, -9], research: [0, 11], public: [11, -9] }

type Star = {
  card: string
  contested: boolean
  /** Where the card stands; where it does not, where everybody sees it, or the middle of the sectors. */
  centre: Pixel
  sectors: { id: HelixSector; at: Pixel }[]
}

/** A dot for each sector's median, tied to the card that it is of. */
function RatedCards({ lens, toPixels }: LensOverlayProps) {
  const t = useTranslations('judgements')
  const { content } = useBoard()
  const { ratings } = useJudgements()
  const selection = useUi((ui) => ui.selection)
  const places = new Map(usePlacementsOn(lens.id).map((one) => [one.card, one]))
  const stars = [...ratings.values()].flatMap((one) =>
    content.card(one.card) ? (starOf(one, places.get(one.card), toPixels) ?? []) : [],
  )
  if (stars.length === 0) return null
  const contested = stars.filter((star) => star.contested).length
  return (
    <div
      className={styles.overlay}
      role="img"
      aria-label={t('overlay', { count: stars.length, contested })}
    >
      <svg className={styles.ties} aria-hidden="true">
        {stars.map((star) => (
          <g
            key={star.card}
            data-contested={star.contested || undefined}
            data-chosen={selection.includes(star.card) || undefined}
            data-faint={(selection.length > 0 && !selection.includes(star.card)) || undefined}
          >
            {star.sectors.map(({ id, at }) => (
              <line key={id} x1={star.centre[0]} y1={star.centre[1]} x2={at[0]} y2={at[1]} />
            ))}
          </g>
        ))}
      </svg>
      {stars.map((star) =>
        star.sectors.map(({ id, at }) => (
          <span
            key={`${star.card} ${id}`}
            className={styles.dot}
            data-rated={star.card}
            data-contested={star.contested || undefined}
            data-faint={(selection.length > 0 && !selection.includes(star.card)) || undefined}
            style={{ left: at[0], top: at[1] }}
          >
            <SectorMark sector={id} decorative />
          </span>
        )),
      )}
    </div>
  )
}

function starOf(
  { card, whole, sectors }: CardRatings,
  place: Placement | undefined,
  toPixels: LensOverlayProps['toPixels'],
): Star | null {
  if (sectors.length === 0) return null
  const points = sectors.map(({ id, figures }) => ({ id, at: toPixels(...drawnPoint(figures)) }))
  const stands = place && 'at' in place && toPixels(place.at[0], 1 - place.at[1])
  const seen = whole ? toPixels(...drawnPoint(whole)) : middleOf(points.map(({ at }) => at))
  return {
    card,
    centre: stands || seen,
    contested: (['impact', 'uncertainty'] as const).some((measure) =>
      isContested(sectors.map(({ figures }) => figures[measure])),
    ),
    sectors: points.map(({ id, at: [x, y] }) => ({ id, at: [x + ASIDE[id][0], y + ASIDE[id][1]] })),
  }
}

function middleOf(points: readonly Pixel[]): Pixel {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  return [mean(0), mean(1)]
}

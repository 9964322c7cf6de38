'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { distance, isContested } from '@/lib/methods/impact-uncertainty'
import type { Figure } from '@/lib/methods/quantiles'
import type { HelixSector } from '@/lib/parties/types'
import { SectorMark } from '../parties/sector-mark'
import styles from './sector-track.module.css'

export type SectorFigure = { id: HelixSector; figure: Figure }

type SectorTrackProps = {
  sectors: readonly SectorFigure[]
  withheld: readonly HelixSector[]
}

const SCALE = { low: 1, high: 5 } as const
/** Marks of sectors that agree stand beside one another, a share of the track apart. */
const ASIDE = 0.055

/** Where each sector stands on a scale from 1 to 5, with the gap between them drawn, and in words. */
export function SectorTrack({ sectors, withheld }: SectorTrackProps) {
  const t = useTranslations('judgements')
  const tSector = useTranslations('common.sectors')
  const format = useFormatter()
  const figures = sectors.map(({ figure }) => figure)
  const gap = distance(figures)
  const medians = figures.map(({ median }) => median)
  return (
    <div className={styles.track} data-contested={isContested(figures) || undefined}>
      {sectors.length > 0 && (
        <div className={styles.line} aria-hidden="true">
          {gap > 0 && (
            <span
              className={styles.gap}
              style={{
                left: percent(shareOf(Math.min(...medians))),
                width: percent(gap / (SCALE.high - SCALE.low)),
              }}
            />
          )}
          {sectors.map(({ id, figure }, index) => (
            <span
              key={id}
              className={styles.mark}
              style={{ left: percent(shareOf(figure.median) + aside(sectors, index)) }}
            >
              <SectorMark sector={id} decorative />
            </span>
          ))}
        </div>
      )}
      <ul className={styles.words}>
        {sectors.map(({ id, figure }) => (
          <li key={id}>
            <SectorMark sector={id} decorative /> {tSector(id)}{' '}
            <b>{format.number(figure.median)}</b>
          </li>
        ))}
        {withheld.length > 0 && (
          <li className={styles.withheld}>
            {t('withheld', { sectors: format.list(withheld.map((id) => tSector(id))) })}
          </li>
        )}
        {sectors.length > 1 && (
          <li className={styles.verdict}>
            {gap === 0 ? t('agree') : t('apart', { gap: format.number(gap) })}
          </li>
        )}
      </ul>
    </div>
  )
}

const shareOf = (value: number) => (value - SCALE.low) / (SCALE.high - SCALE.low)
const percent = (share: number) => `${share * 100}%`

function aside(sectors: readonly SectorFigure[], index: number): number {
  const median = sectors[index]?.figure.median
  const alike = sectors.flatMap(({ figure }, at) => (figure.median === median ? [at] : []))
  return (alike.indexOf(index) - (alike.length - 1) / 2) * ASIDE
}

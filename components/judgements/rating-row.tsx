'use client'

import { Tag } from '@digdir/designsystemet-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import type { CardRatings } from '@/lib/judgements/schema'
import { driverStanding, isContested } from '@/lib/methods/impact-uncertainty'
import { useBoard, useUi } from '../boards/board-context'
import { OwnRating } from './own-rating'
import styles from './ratings.module.css'
import { SectorTrack } from './sector-track'

type RatingRowProps = { card: Card; ratings: CardRatings | undefined }

/** One card: one's own rating of it, where everybody stands, and where the sectors differ. */
export function RatingRow({ card, ratings }: RatingRowProps) {
  const t = useTranslations('judgements')
  const tCard = useTranslations('board.card')
  const format = useFormatter()
  const board = useBoard()
  const chosen = useUi(({ selection }) => selection.includes(card.id))
  const title = card.title || tCard('untitled')
  const whole = ratings?.whole
  const of = (measure: 'impact' | 'uncertainty') =>
    (ratings?.sectors ?? []).map(({ id, figures }) => ({ id, figure: figures[measure] }))

  return (
    <tr className={styles.row} data-chosen={chosen || undefined}>
      <th scope="row" className={styles.card}>
        <button type="button" className={styles.title} onClick={() => board.select([card.id])}>
          {title}
        </button>
        <Verdicts ratings={ratings} />
      </th>
      <td data-label={t('yours')}>
        <OwnRating card={{ id: card.id, title }} />
      </td>
      <td data-label={t('everybody')} className={styles.whole}>
        {whole ? (
          <>
            <span>
              {t('impact')} <b>{format.number(whole.impact.median)}</b>
            </span>
            <span>
              {t('uncertainty')} <b>{format.number(whole.uncertainty.median)}</b>
            </span>
          </>
        ) : (
          (ratings?.raters ?? 0) > 0 && <span>{t('tooFew')}</span>
        )}
        <span className={styles.count}>{t('raters', { count: ratings?.raters ?? 0 })}</span>
      </td>
      <td data-label={t('bySector')} className={styles.sectors}>
        {ratings && ratings.sectors.length > 0 ? (
          (['impact', 'uncertainty'] as const).map((measure) => (
            <div key={measure}>
              <span className={styles.measure}>{t(measure)}</span>
              <SectorTrack
                sectors={of(measure)}
                withheld={measure === 'uncertainty' ? ratings.withheld : []}
              />
            </div>
          ))
        ) : (
          <SectorTrack sectors={[]} withheld={ratings?.withheld ?? []} />
        )}
      </td>
    </tr>
  )
}

/** What the figures that may be shown make of a card. */
function Verdicts({ ratings }: Pick<RatingRowProps, 'ratings'>) {
  const t = useTranslations('judgements.verdict')
  const standing = ratings?.whole ? driverStanding(ratings.whole) : null
  const sectors = ratings?.sectors ?? []
  const contested = (['impact', 'uncertainty'] as const).some((measure) =>
    isContested(sectors.map(({ figures }) => figures[measure])),
  )
  if (!standing && !contested) return null
  return (
    <span className={styles.verdicts}>
      {standing && (
        <Tag data-size="sm" data-color={standing === 'critical' ? 'accent' : 'neutral'}>
          {t(standing)}
        </Tag>
      )}
      {contested && (
        <Tag data-size="sm" data-color="warning">
          {t('contested')}
        </Tag>
      )}
    </span>
  )
}

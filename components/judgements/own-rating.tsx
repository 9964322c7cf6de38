'use client'

import { Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Card } from '@/lib/cards/schema'
import type { Rating } from '@/lib/judgements/schema'
import { useJudgements, useJudging } from './judgements-context'
import styles from './own-rating.module.css'
import { StepScale } from './step-scale'

/** One's own rating of a card; sent once both halves of it are chosen. */
export function OwnRating({ card }: { card: Pick<Card, 'id' | 'title'> }) {
  const t = useTranslations('judgements')
  const { source } = useJudging()
  const { said, ratings } = useJudgements()
  const own = ratings.get(card.id)?.own ?? null
  const [begun, setBegun] = useState<Partial<Rating>>({})
  const { impact, uncertainty }: Partial<Rating> = own ?? begun
  const readOnly = said?.standing !== 'may'
  const title = card.title

  const send = async (rating: Rating | null) => {
    await source.rate(card.id, rating)
    // What was not taken must not look as if it were.
    setBegun({})
  }
  const choose = (part: Partial<Rating>) => {
    const { impact, uncertainty } = { ...(own ?? begun), ...part }
    if (impact !== undefined && uncertainty !== undefined) void send({ impact, uncertainty })
    else setBegun(part)
  }

  return (
    <div className={styles.own}>
      <span className={styles.name} aria-hidden="true">
        {t('impact')}
      </span>
      <StepScale
        label={t('impactOf', { title })}
        ends={[t('impactLow'), t('impactHigh')]}
        value={impact ?? null}
        readOnly={readOnly}
        onChange={(value) => choose({ impact: value })}
      />
      <span className={styles.name} aria-hidden="true">
        {t('uncertainty')}
      </span>
      <StepScale
        label={t('uncertaintyOf', { title })}
        ends={[t('uncertaintyLow'), t('uncertaintyHigh')]}
        value={uncertainty ?? null}
        readOnly={readOnly}
        onChange={(value) => choose({ uncertainty: value })}
      />
      <span className={styles.state}>
        {own && !readOnly && (
          <Button
            data-size="sm"
            variant="tertiary"
            data-color="neutral"
            className={styles.back}
            aria-label={t('takeBackOf', { title })}
            onClick={() => void send(null)}
          >
            {t('takeBack')}
          </Button>
        )}
        {!own && (impact ?? uncertainty) !== undefined && t('half')}
      </span>
    </div>
  )
}

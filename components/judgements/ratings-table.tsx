'use client'

import { Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Card } from '@/lib/cards/schema'
import type { Placement } from '@/lib/lenses/schema'
import type { Lens } from '@/lib/lenses/types'
import { byCriticality } from '@/lib/methods/impact-uncertainty'
import { useBoard, useCardIds, useMayEdit, usePlacementsOn } from '../boards/board-context'
import { place } from '../boards/commands'
import type { JudgementsView } from './judgement-source'
import { useJudgements } from './judgements-context'
import { JudgingProblem, JudgingTerms } from './judging-terms'
import { medianPoint } from './median-point'
import { RatingRow } from './rating-row'
import styles from './ratings.module.css'

/** So many at first, and so many more each time: a meeting rates dozens, not thousands. */
const SHOWN = 40

/** Every card that is rated here, with one's own rating to be given; the most critical come first. */
export function RatingsTable({ lens }: { lens: Lens }) {
  const t = useTranslations('judgements')
  const { ratings } = useJudgements()
  const cards = useRatedCards(lens, ratings)
  const [shown, setShown] = useState(SHOWN)
  const own = cards.filter(({ id }) => ratings.get(id)?.own).length
  return (
    <section className={styles.ratings} aria-label={t('title')}>
      <JudgingTerms />
      <JudgingProblem />
      {cards.length === 0 ? (
        <p className={styles.none}>{t('noCards')}</p>
      ) : (
        <>
          <div className={styles.summary}>
            <p>{t('progress', { own, all: cards.length })}</p>
            <PlaceByMedians lens={lens} cards={cards} />
          </div>
          <table className={styles.table}>
            <caption className="ds-sr-only">{t('caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('card')}</th>
                <th scope="col">{t('yours')}</th>
                <th scope="col">{t('everybody')}</th>
                <th scope="col">{t('bySector')}</th>
              </tr>
            </thead>
            <tbody>
              {cards.slice(0, shown).map((card) => (
                <RatingRow key={card.id} card={card} ratings={ratings.get(card.id)} />
              ))}
            </tbody>
          </table>
          {cards.length > shown && (
            <Button variant="secondary" onClick={() => setShown(shown + SHOWN)}>
              {t('more', { count: Math.min(SHOWN, cards.length - shown) })}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

/** Puts each card where all ratings together say that it stands. */
function PlaceByMedians({ lens, cards }: { lens: Lens; cards: readonly Card[] }) {
  const t = useTranslations('judgements')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const { ratings } = useJudgements()
  const placements = cards.flatMap(({ id }): Placement[] => {
    const whole = ratings.get(id)?.whole
    return whole ? [{ card: id, lens: lens.id, at: medianPoint(whole) }] : []
  })
  if (!mayEdit || placements.length === 0) return null
  return (
    <Button
      data-size="sm"
      variant="secondary"
      onClick={() => {
        if (place(board, 'lens', placements))
          board.announcer.say(t('placed', { count: placements.length }))
      }}
    >
      {t('placeByMedians', { count: placements.length })}
    </Button>
  )
}

/**
 * Cards of the types that the lens is for, and whatever stands on it or has been rated. Their order is
 * that of the ratings when they were first seen: rows that move away while one rates would be a trap.
 */
function useRatedCards(lens: Lens, ratings: JudgementsView['ratings']): readonly Card[] {
  const { content } = useBoard()
  const ids = useCardIds()
  const placements = usePlacementsOn(lens.id)
  const { said } = useJudgements()
  const [order, setOrder] = useState<ReadonlyMap<string, number> | null>(null)
  if (order === null && said) setOrder(orderOf(said.ratings))
  return useMemo(() => {
    const placed = new Set(placements.map(({ card }) => card))
    const rank = ({ id }: Card) => order?.get(id) ?? Number.POSITIVE_INFINITY
    return ids
      .flatMap((id) => content.card(id) ?? [])
      .filter(({ id, type }) => lens.suits?.includes(type) || placed.has(id) || ratings.has(id))
      .sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)))
  }, [content, ids, placements, lens, ratings, order])
}

function orderOf(
  ratings: readonly { card: string; whole: Parameters<typeof byCriticality>[0] | null }[],
) {
  const ranked = ratings
    .flatMap(({ card, whole }) => (whole ? [{ card, ...whole }] : []))
    .sort(byCriticality)
  return new Map(ranked.map(({ card }, index) => [card, index]))
}

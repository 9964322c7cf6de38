'use client'

import { Button } from '@digdir/designsystemet-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Messages } from '@/lib/i18n/messages/en'
import { findingValues, lensFindings } from '@/lib/lenses/rules'
import type { Lens, LensFinding } from '@/lib/lenses/types'
import {
  useBoard,
  useCard,
  useMayEdit,
  usePlacementsOn,
  useRelations,
} from '../boards/board-context'
import styles from './lens-aside.module.css'
import { takeOffer } from './lens-commands'
import { useCards } from './use-cards'

/** More cards than this behind one finding are counted rather than named. */
const NAMED = 6

/** What stands out on the lens, in plain sentences, with the cards behind each. */
export function LensFindings({ lens }: { lens: Lens }) {
  const t = useTranslations('lensView')
  const cards = useCards()
  const relations = useRelations()
  const placements = usePlacementsOn(lens.id)
  const { horizonYear } = useBoard().origin
  const year = new Date().getFullYear()
  const findings = useMemo(
    () => lensFindings(lens, { cards, relations, placements, year, horizonYear }),
    [lens, cards, relations, placements, year, horizonYear],
  )
  if (findings.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{t('findings')}</h3>
      <ul className={styles.findings}>
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one check may find several of a kind
          <Finding key={`${finding.check}-${index}`} lens={lens} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function Finding({ lens, finding }: { lens: Lens; finding: LensFinding }) {
  const t = useTranslations('lensView')
  const tOffer = useTranslations('lenses.offer')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const sentence = useSentence()
  const { cards, offer } = finding
  const more = cards.length - NAMED
  return (
    <li className={styles.finding}>
      <p className={styles.sentence}>{sentence(finding)}</p>
      {cards.length > 0 && (
        <ul className={styles.cards}>
          {cards.slice(0, NAMED).map((id) => (
            <CardLink key={id} id={id} />
          ))}
          {more > 0 && <li className={styles.more}>{t('more', { count: more })}</li>}
        </ul>
      )}
      {offer?.type === 'option' && mayEdit && (
        <Button
          className={styles.offer}
          variant="tertiary"
          data-size="sm"
          onClick={() => takeOffer(board, lens, offer)}
        >
          {tOffer('option')}
        </Button>
      )}
    </li>
  )
}

function CardLink({ id }: { id: string }) {
  const t = useTranslations('board.card')
  const board = useBoard()
  const card = useCard(id)
  if (!card) return null
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          board.select([id])
          board.ui.update({ focus: id })
        }}
      >
        {card.title || t('untitled')}
      </button>
    </li>
  )
}

/** What a finding says in the reader's language; nothing of a check that this page does not know. */
function useSentence(): (finding: LensFinding) => string {
  const t = useTranslations('lenses.finding')
  const format = useFormatter()
  const locale = useLocale()
  return (finding) => {
    const check = finding.check as Check
    if (!t.has(check)) return ''
    return t(
      check,
      findingValues(finding, locale, (names) => format.list(names)),
    )
  }
}

type Check = keyof Messages['lenses']['finding']

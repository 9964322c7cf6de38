'use client'

import { Search } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Card } from '@/lib/cards/schema'
import type { Lens } from '@/lib/lenses/types'
import { useMayEdit, useUi } from '../boards/board-context'
import { CardChip } from './card-chip'
import { CardEditor } from './card-editor'
import { useIsOver } from './drag-context'
import styles from './tray.module.css'
import { useCards } from './use-cards'
import type { LensCards } from './use-lens-cards'

/** More are found by searching: a tray is for a hand, not for a whole archive. */
const SHOWN = 60

/** Cards that do not stand on the lens yet, to be dragged onto it; suiting ones come first. */
export function Tray({ lens, placed }: { lens: Lens; placed: LensCards['placed'] }) {
  const t = useTranslations('lensView.tray')
  const mayEdit = useMayEdit()
  const over = useIsOver('tray')
  const editing = useUi((ui) => ui.editing?.id)
  const [query, setQuery] = useState('')
  const waiting = useUnplaced(lens, placed)
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase()
    return waiting.filter(({ title, body }) => `${title} ${body}`.toLowerCase().includes(wanted))
  }, [waiting, query])
  const more = found.length - SHOWN

  return (
    <section
      className={styles.tray}
      aria-label={t('label')}
      data-tray
      data-over={over || undefined}
    >
      <h3 className={styles.title}>
        {t('title')} <span className={styles.count}>{waiting.length}</span>
      </h3>
      <Search className={styles.search}>
        <Search.Input
          aria-label={t('search')}
          placeholder={t('search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Search.Clear onClick={() => setQuery('')} />
      </Search>
      {mayEdit && waiting.length > 0 && <p className={styles.how}>{t('how')}</p>}
      {waiting.length === 0 && <p className={styles.how}>{t('none')}</p>}
      {waiting.length > 0 && found.length === 0 && <p className={styles.how}>{t('notFound')}</p>}
      <ul className={styles.cards}>
        {found.slice(0, SHOWN).map(({ id }) => (
          <li key={id}>
            {id === editing ? (
              <CardEditor id={id} className={styles.editor} />
            ) : (
              <CardChip id={id} lens={lens} look="tall" onStep={nowhere} />
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.how}>{t('more', { count: more })}</p>}
    </section>
  )
}

const nowhere = () => false

/** Cards without a place on the lens, those of suiting types first. */
function useUnplaced(lens: Lens, placed: LensCards['placed']): readonly Card[] {
  const cards = useCards()
  return useMemo(() => {
    const rank = ({ type }: Card) => (lens.suits?.includes(type) ? 0 : 1)
    return cards.filter(({ id }) => !placed.has(id)).sort((one, other) => rank(one) - rank(other))
  }, [cards, placed, lens])
}

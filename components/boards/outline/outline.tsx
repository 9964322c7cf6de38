'use client'

import { Button } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { TypePicker } from '../../cards/type-picker'
import { useBoard, useCardIds, useMayEdit, useUi } from '../board-context'
import { freePlace } from '../canvas/free-place'
import { addCard } from '../commands'
import { useFound, useIsFiltered, useShows } from '../finding/use-finder'
import { showOnPage } from '../finding/use-go-to'
import { usePaste } from '../finding/use-paste'
import { useCardInUrl } from '../use-card-in-url'
import { GroupSelect } from './group-select'
import styles from './outline.module.css'
import { OutlineChosen } from './outline-chosen'
import { OutlineProvider } from './outline-context'
import { OutlineHelp } from './outline-help'
import { rowsOf } from './outline-rows'
import { OutlineSection } from './outline-section'
import { useGrouping } from './use-grouping'
import { useArrivals, useOutlineGroups, useOutlineRows } from './use-outline'

/** The board as a list: everything that the canvas can do, for keyboard, screen reader and phone. */
export function Outline() {
  const t = useTranslations('outline')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const count = useCardIds().length
  const { grouping, lenses, group } = useGrouping()
  const groups = useOutlineGroups(grouping)
  const chosen = useUi((ui) => ui.selection.at(-1))
  const { list, entry } = useOutlineRows(groups, chosen)
  const bring = useCallback((id: string) => board.ui.update({ focus: id }), [board])
  useCardInUrl(bring)
  useArrivals(useCallback((now) => board.announcer.say(t('countNow', { count: now })), [board, t]))

  const order = useCallback(
    () => [...new Set(rowsOf(list.groups()).map(({ card }) => card))],
    [list],
  )
  useShows(showOnPage, order)
  usePaste()

  return (
    <div className={styles.outline}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {t('title')} <Count total={count} />
        </h2>
        <GroupSelect grouping={grouping} lenses={lenses} onChange={group} />
        {mayEdit && <NewCard />}
      </header>
      {count === 0 && <p className={styles.empty}>{mayEdit ? t('empty') : t('emptyReader')}</p>}
      {count > 0 && !entry && <p className={styles.empty}>{t('nothingFound')}</p>}
      <OutlineProvider value={list}>
        {groups.map((one) =>
          one.cards.length === 0 ? null : (
            <OutlineSection
              key={one.id}
              group={one}
              entry={entry?.group === one.id ? entry.card : null}
            />
          ),
        )}
      </OutlineProvider>
      <OutlineChosen />
      <OutlineHelp mayEdit={mayEdit} />
    </div>
  )
}

function Count({ total }: { total: number }) {
  const t = useTranslations('outline')
  const found = useFound().length
  const filtered = useIsFiltered()
  return (
    <span className={styles.count}>
      {filtered ? t('countFound', { found, total }) : t('count', { count: total })}
    </span>
  )
}

function NewCard() {
  const t = useTranslations('outline')
  const board = useBoard()
  const newType = useUi((ui) => ui.newType)
  return (
    <div className={styles.add}>
      <Button
        onClick={() => addCard(board, 'outline', { at: freePlace(board.content.all(), newType) })}
      >
        <Plus size={16} aria-hidden />
        {t('newCard')}
      </Button>
      <TypePicker
        value={newType}
        label={t('newType')}
        placement="bottom-end"
        onChange={(type) => board.ui.update({ newType: type })}
      />
    </div>
  )
}

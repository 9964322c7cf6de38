'use client'

import { Button, ToggleGroup } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { TypePicker } from '../../cards/type-picker'
import { useBoard, useCardIds, useMayEdit, useUi } from '../board-context'
import { freePlace } from '../canvas/free-place'
import { addCard } from '../commands'
import { useCardInUrl } from '../use-card-in-url'
import styles from './outline.module.css'
import { GROUPINGS, type Grouping } from './outline-groups'
import { OutlineHelp } from './outline-help'
import { OutlineSection } from './outline-section'
import { useArrivals, useOutlineGroups } from './use-outline'

/** The board as a list: everything that the canvas can do, for keyboard, screen reader and phone. */
export function Outline() {
  const t = useTranslations('outline')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const newType = useUi((ui) => ui.newType)
  const count = useCardIds().length
  const [by, setBy] = useState<Grouping>('type')
  const groups = useOutlineGroups(by)
  const chosen = useUi((ui) => ui.selection[0])
  const bring = useCallback((id: string) => board.ui.update({ focus: id }), [board])
  useCardInUrl(bring)
  useArrivals(useCallback((now) => board.announcer.say(t('countNow', { count: now })), [board, t]))

  // One row takes part in the page's tab order: the chosen one, else the first.
  const rows = groups.flatMap((group) => group.cards)
  const entry = chosen && rows.includes(chosen) ? chosen : rows[0]

  return (
    <div className={styles.outline}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {t('title')} <span className={styles.count}>{t('count', { count })}</span>
        </h2>
        <ToggleGroup
          data-toggle-group={t('groupBy')}
          value={by}
          onChange={(value) => setBy(GROUPINGS.find((known) => known === value) ?? 'type')}
        >
          <ToggleGroup.Item value="type">{t('byType')}</ToggleGroup.Item>
          <ToggleGroup.Item value="sector">{t('bySector')}</ToggleGroup.Item>
        </ToggleGroup>
        {mayEdit && (
          <div className={styles.add}>
            <Button
              onClick={() =>
                addCard(board, 'outline', { at: freePlace(board.content.all(), newType) })
              }
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
        )}
      </header>
      {count === 0 && <p className={styles.empty}>{mayEdit ? t('empty') : t('emptyReader')}</p>}
      {groups.map((group) =>
        group.cards.length === 0 ? null : (
          <OutlineSection key={group.id} group={group} groups={groups} entry={entry} />
        ),
      )}
      <OutlineHelp mayEdit={mayEdit} />
    </div>
  )
}

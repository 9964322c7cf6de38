'use client'

import { Button, ToggleGroup } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBoard, useMayEdit, useRelations } from '../boards/board-context'
import { RelationGraph } from './graph/relation-graph'
import { ALL_RELATIONS, isFiltering } from './relation-filter'
import { RelationFilters } from './relation-filters'
import styles from './relations-view.module.css'
import { RelationTable } from './table/relation-table'
import { LOOKS, useLook } from './use-look'
import { useRelationsShown } from './use-relations-shown'

/** All relations of the board: as a drawing to look at, and as a table to work in. */
export function RelationsView() {
  const t = useTranslations('relations')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const [filter, setFilter] = useState(ALL_RELATIONS)
  const relations = useRelationsShown(filter)
  const all = useRelations().length
  const { look, setLook } = useLook()
  const add = () => board.ui.update({ asking: { what: 'relate', cards: [] } })

  return (
    <div className={styles.view} data-look={look ?? undefined}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {t('title')}{' '}
          <span className={styles.count} role="status">
            {t(isFiltering(filter) ? 'countOf' : 'count', { count: relations.length, all })}
          </span>
        </h2>
        <ToggleGroup
          data-toggle-group={t('look.label')}
          value={look ?? ''}
          onChange={(value) => setLook(LOOKS.find((known) => known === value) ?? 'table')}
        >
          {LOOKS.map((known) => (
            <ToggleGroup.Item key={known} value={known}>
              {t(`look.${known}`)}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup>
        {mayEdit && (
          <Button onClick={add}>
            <Plus size={16} aria-hidden />
            {t('add')}
          </Button>
        )}
      </header>
      {all > 0 && <RelationFilters filter={filter} onChange={setFilter} />}
      {relations.length === 0 && (
        <p className={styles.empty}>
          {t(all > 0 ? 'nothingShown' : mayEdit ? 'empty' : 'emptyReader')}
        </p>
      )}
      {look === 'graph' && relations.length > 0 && <RelationGraph relations={relations} />}
      {look === 'table' && relations.length > 0 && (
        <RelationTable relations={relations} onAdd={add} />
      )}
    </div>
  )
}

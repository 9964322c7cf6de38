'use client'

import { Button } from '@digdir/designsystemet-react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { channelOption } from '@/lib/relations/rules'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useUi } from '../../boards/board-context'
import { useRelationTypeNames } from '../../cards/type-names'
import { RelationRow } from './relation-row'
import styles from './relation-table.module.css'
import { COLUMNS, type Column, type Sorting, sorted } from './sorting'
import { TableHelp } from './table-help'

/** More rows than these take a while to draw; the rest follows when asked for. */
const PAGE = 300

type RelationTableProps = { relations: readonly Relation[]; onAdd: () => void }

/** Every relation in a row; one row takes part in the tab order, its tools follow it. */
export function RelationTable({ relations, onAdd }: RelationTableProps) {
  const t = useTranslations('relations.table')
  const { content } = useBoard()
  const [sorting, setSorting] = useState<Sorting>({ by: 'from', up: true })
  const [pages, setPages] = useState(1)
  const said = useSaid()
  const rows = useMemo(() => sorted(relations, sorting, said), [relations, sorting, said])
  const chosen = useUi((ui) => ui.relation)
  const wanted = useUi((ui) => ui.focus)
  const place = (id: string | null) => rows.findIndex((relation) => relation.id === id)
  const entry = rows[Math.max(0, place(chosen))]?.id
  const shown = rows.slice(0, pages * PAGE)

  // A new relation may belong further down than one has looked so far.
  const wantedAt = wanted === null || !content.relation(wanted) ? -1 : place(wanted)
  useEffect(() => {
    if (wantedAt >= 0) setPages((count) => Math.max(count, Math.ceil((wantedAt + 1) / PAGE)))
  }, [wantedAt])

  const besides = useCallback(
    (id: string, step: number) => {
      const at = rows.findIndex((relation) => relation.id === id) + step
      return rows[Math.min(Math.max(at, 0), rows.length - 1)]?.id ?? id
    },
    [rows],
  )

  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="ds-sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Heading
                key={column}
                column={column}
                sorting={sorting}
                onSort={() => setSorting({ by: column, up: sorting.by !== column || !sorting.up })}
              />
            ))}
            <th>
              <span className="ds-sr-only">{t('tools')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((relation) => (
            <RelationRow
              key={relation.id}
              relation={relation}
              inTabOrder={relation.id === entry}
              besides={besides}
              onAdd={onAdd}
            />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Button variant="tertiary" className={styles.more} onClick={() => setPages(pages + 1)}>
          {t('more', { count: Math.min(PAGE, rows.length - shown.length), shown: shown.length })}
        </Button>
      )}
      <TableHelp />
    </div>
  )
}

type HeadingProps = { column: Column; sorting: Sorting; onSort: () => void }

function Heading({ column, sorting, onSort }: HeadingProps) {
  const t = useTranslations('relations.table')
  const here = sorting.by === column
  const Arrow = sorting.up ? ArrowUp : ArrowDown
  return (
    <th
      data-column={column}
      aria-sort={here ? (sorting.up ? 'ascending' : 'descending') : undefined}
    >
      <button type="button" className={styles.sort} onClick={onSort}>
        {t(column)}
        {here && <Arrow size={13} aria-hidden />}
      </button>
    </th>
  )
}

/** What a column says of a relation, in the reader's words. */
function useSaid(): (relation: Relation, column: Column) => string {
  const { content } = useBoard()
  const typeName = useRelationTypeNames()
  const locale = useLocale()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow from the locale
  return useCallback(
    (relation: Relation, column: Column) => {
      switch (column) {
        case 'from':
        case 'to':
          return content.card(relation[column])?.title ?? ''
        case 'type':
          return typeName(relation.type)
        case 'strength':
          return String(relation.strength)
        case 'polarity':
          return relation.polarity
        case 'channel':
          return channelOption(relation)?.name[locale] ?? relation.channel ?? ''
      }
    },
    [content, locale],
  )
}

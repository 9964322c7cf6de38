'use client'

import { Select, Table } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import type { SourcePreview } from '@/lib/imports/types'
import styles from './import.module.css'
import { useTargetNames } from './names'
import { targetsOf } from './source-choice'

type ColumnTableProps = {
  source: Extract<SourcePreview, { readable: true }>
  onChange: (column: number, target: string | null) => void
}

/** Each column with what stands in its first rows and what it becomes. */
export function ColumnTable({ source, onChange }: ColumnTableProps) {
  const t = useTranslations('import.columns')
  const nameOf = useTargetNames()
  const { kind, columns, mapping, examples } = source
  return (
    <Table className={styles.table}>
      <caption className="ds-sr-only">{t('caption', { name: source.name })}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell>{t('column')}</Table.HeaderCell>
          <Table.HeaderCell>{t('examples')}</Table.HeaderCell>
          <Table.HeaderCell>{t('becomes')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
          <Table.Row key={index}>
            <Table.HeaderCell scope="row" className={styles.column}>
              {column}
            </Table.HeaderCell>
            <Table.Cell className={styles.examples}>{examples[index]?.join(' · ')}</Table.Cell>
            <Table.Cell className={styles.becomes}>
              <Select
                aria-label={t('becomesOf', { column })}
                value={mapping[index] ?? ''}
                onChange={({ target }) => onChange(index, target.value || null)}
              >
                {mapping[index] === null && (
                  <Select.Option value="">{t('undecided')}</Select.Option>
                )}
                {targetsOf(kind).map((target) => (
                  <Select.Option key={target} value={target}>
                    {nameOf(kind, target)}
                  </Select.Option>
                ))}
              </Select>
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}

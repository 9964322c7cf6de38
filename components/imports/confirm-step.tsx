'use client'

import { Button, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import type { ImportCounts, ImportPreview, SourcePreview } from '@/lib/imports/types'
import styles from './import.module.css'
import type { ImportBoard } from './import-page'
import type { ImportState } from './use-import'

type ConfirmStepProps = { flow: ImportState; preview: ImportPreview; board: ImportBoard }

const ROWS_NAMED = 20

export function ConfirmStep({ flow, preview, board }: ConfirmStepProps) {
  const t = useTranslations('import.confirm')
  const { counts, sources } = preview
  return (
    <section className={styles.section}>
      <Heading level={2} data-size="xs" tabIndex={-1}>
        {t('title')}
      </Heading>
      <ul className={styles.list}>
        <li>{t('comes', { ...counts, board: board.title })}</li>
        {sources.map((source) => (
          <LeftOut key={source.name} source={source} />
        ))}
        {counts.duplicates > 0 && (
          <li>{t(flow.options.duplicates === 'skip' ? 'skipped' : 'doubled', counts)}</li>
        )}
        <li>{t('beside')}</li>
      </ul>
      <div className={styles.actions}>
        <Button loading={flow.busy} onClick={() => void flow.run()}>
          {counts.broken > 0
            ? t('importGood', { count: counts.cards + counts.relations })
            : t(importKey(counts), counts)}
        </Button>
        <Button variant="tertiary" disabled={flow.busy} onClick={() => flow.goTo('check')}>
          {t('back')}
        </Button>
      </div>
    </section>
  )
}

function importKey({ cards, relations }: ImportCounts) {
  if (relations === 0) return 'importCards'
  return cards === 0 ? 'importRelations' : 'importBoth'
}

/** Rows and columns of one file that do not come along, by name. */
function LeftOut({ source }: { source: SourcePreview }) {
  const t = useTranslations('import.confirm')
  if (!source.readable) return null
  const { name, columns, mapping, outcome, more } = source
  const rows = [...new Set(outcome.issues.map(({ row }) => row))]
  const named = rows.slice(0, ROWS_NAMED).join(', ')
  const lost = columns.filter((_, index) => mapping[index] === 'leave-out')
  return (
    <>
      {outcome.broken > 0 && (
        <li>
          {t(rows.length > ROWS_NAMED || more.issues > 0 ? 'brokenMany' : 'broken', {
            count: outcome.broken,
            rows: named,
            name,
          })}
        </li>
      )}
      {lost.length > 0 && <li>{t('columns', { columns: lost.join(', '), name })}</li>}
    </>
  )
}

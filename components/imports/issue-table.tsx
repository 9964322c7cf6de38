import { Table } from '@digdir/designsystemet-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { SourcePreview } from '@/lib/imports/types'
import type { Issue } from '@/lib/tables/types'
import styles from './import.module.css'
import { useTargetNames, useValueNames } from './names'

type IssueTableProps = { source: Extract<SourcePreview, { readable: true }> }

/** Row by row what is wrong and what would be right, for mending it in the spreadsheet. */
export function IssueTable({ source }: IssueTableProps) {
  const t = useTranslations('import.issues')
  const nameOf = useTargetNames()
  const { kind, outcome, more } = source
  return (
    <div className={styles.scroll}>
      <Table className={styles.table}>
        <caption className={styles.caption}>{t('caption', { count: outcome.broken })}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{t('row')}</Table.HeaderCell>
            <Table.HeaderCell>{t('column')}</Table.HeaderCell>
            <Table.HeaderCell>{t('wrong')}</Table.HeaderCell>
            <Table.HeaderCell>{t('accepted')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {outcome.issues.map((issue, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown anew with every answer
            <Table.Row key={index}>
              <Table.Cell className={styles.rowNumber} data-label={t('row')}>
                {issue.row}
              </Table.Cell>
              <Table.Cell>
                {issue.column || (issue.target === '' ? '' : nameOf(kind, issue.target))}
              </Table.Cell>
              <Table.Cell>{t(`${issue.problem}.wrong`, wordsOf(issue))}</Table.Cell>
              <Table.Cell>
                <Accepted kind={kind} issue={issue} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {more.issues > 0 && <p className={styles.faint}>{t('more', { count: more.issues })}</p>}
    </div>
  )
}

function Accepted({ kind, issue }: { kind: 'cards' | 'relations'; issue: Issue }) {
  const t = useTranslations('import.issues')
  const format = useFormatter()
  const valueName = useValueNames()
  const { problem, target, accepted } = issue
  switch (problem) {
    case 'unknown-value':
    case 'missing':
      return accepted.length > 0
        ? accepted.map((id) => valueName(kind, target, id)).join(', ')
        : t(`${problem}.accepted`)
    case 'unknown-card':
      return accepted.length > 0
        ? t('near', {
            titles: format.list(
              accepted.map((title) => `“${title}”`),
              { type: 'disjunction' },
            ),
          })
        : t('unknown-card.accepted')
    default:
      return t(`${problem}.accepted`, wordsOf(issue))
  }
}

function wordsOf({ value, accepted }: Issue): { value: string; limit: number } {
  return { value, limit: Number(accepted[0] ?? 0) || 0 }
}

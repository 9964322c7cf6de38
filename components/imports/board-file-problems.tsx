import { Table } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import type { FileProblem } from '@/lib/board-files/types'
import styles from './import.module.css'

type BoardFileProblemsProps = { problems: readonly FileProblem[]; more: number }

/** Where in the file something stands that does not come along, and what becomes of it. */
export function BoardFileProblems({ problems, more }: BoardFileProblemsProps) {
  const t = useTranslations('boardFile.problems')
  return (
    <div className={styles.scroll}>
      <Table className={styles.table}>
        <caption className={styles.caption}>
          {t('caption', { count: problems.length + more })}
        </caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{t('where')}</Table.HeaderCell>
            <Table.HeaderCell>{t('what')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {problems.map(({ path, problem }) => (
            <Table.Row key={`${problem} ${path}`}>
              <Table.Cell>
                <code>{path}</code>
              </Table.Cell>
              <Table.Cell>{t(problem)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {more > 0 && <p className={styles.faint}>{t('more', { count: more })}</p>}
    </div>
  )
}

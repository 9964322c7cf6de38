import { useTranslations } from 'next-intl'
import { useMayEdit } from '../../boards/board-context'
import styles from './relation-table.module.css'

const READING = [['↑ ↓', 'next']] as const
const WRITING = [
  ['Enter', 'edit'],
  ['N', 'add'],
  ['Delete', 'remove'],
] as const

/** The table's keys, in one quiet line. */
export function TableHelp() {
  const t = useTranslations('relations.keys')
  const mayEdit = useMayEdit()
  return (
    <dl className={styles.help} aria-label={t('title')}>
      {[...READING, ...(mayEdit ? WRITING : [])].map(([keys, what]) => (
        <div key={what}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{t(what)}</dd>
        </div>
      ))}
    </dl>
  )
}

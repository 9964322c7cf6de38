import { useTranslations } from 'next-intl'
import styles from './outline.module.css'

const READING = [['↑ ↓', 'next']] as const
const WRITING = [
  ['Enter', 'editHere'],
  ['N', 'newHere'],
  ['L', 'relateHere'],
  ['Alt ↑ ↓', 'moveHere'],
  ['Delete', 'removeHere'],
  ['Ctrl Z', 'undo'],
] as const

/** The outline's keys, in one quiet line under the list. */
export function OutlineHelp({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('outline.keys')
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

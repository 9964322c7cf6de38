import { useTranslations } from 'next-intl'
import styles from './outline.module.css'
import { READING_KEYS, WRITING_KEYS } from './outline-keys'

const UNDO = [{ shows: 'Ctrl Z', name: 'undo' }] as const

/** The outline's keys, in one quiet line under the list. */
export function OutlineHelp({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('outline.keys')
  return (
    <dl className={styles.help} aria-label={t('title')}>
      {[...READING_KEYS, ...(mayEdit ? [...WRITING_KEYS, ...UNDO] : [])].map(({ shows, name }) => (
        <div key={name}>
          <dt>
            <kbd>{shows}</kbd>
          </dt>
          <dd>{t(name)}</dd>
        </div>
      ))}
    </dl>
  )
}

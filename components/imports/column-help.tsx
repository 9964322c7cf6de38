import { useTranslations } from 'next-intl'
import { IMPORT_KINDS } from '@/lib/imports/types'
import styles from './import.module.css'
import { useTargetNames } from './names'
import { targetsOf } from './source-choice'

/** Every kind of column that an import understands. */
export function ColumnHelp() {
  const t = useTranslations('import.kinds')
  const nameOf = useTargetNames()
  return (
    <dl className={styles.help}>
      {IMPORT_KINDS.map((kind) => (
        <div key={kind}>
          <dt>{t(kind)}</dt>
          <dd>
            {targetsOf(kind)
              .filter((target) => target !== 'text' && target !== 'leave-out')
              .map((target) => nameOf(kind, target))
              .join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

import { useTranslations } from 'next-intl'
import styles from './step-list.module.css'
import type { ImportStep } from './use-import'

const STEPS = ['choose', 'check', 'confirm'] as const

export function StepList({ step }: { step: ImportStep }) {
  const t = useTranslations('import.steps')
  const at = step === 'done' ? STEPS.length : STEPS.indexOf(step)
  return (
    <ol className={styles.steps} aria-label={t('label')}>
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={styles.step}
          data-state={index < at ? 'passed' : index === at ? 'here' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={styles.number} aria-hidden>
            {index + 1}
          </span>
          {t(name)}
        </li>
      ))}
    </ol>
  )
}

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import styles from './trail.module.css'

export type TrailStep = { label: string; href?: string }

/** Where this page stands, from the outside in; the last step is the page itself. */
export function Trail({ steps }: { steps: readonly TrailStep[] }) {
  const t = useTranslations('common')
  if (steps.length === 0) return null
  return (
    <nav aria-label={t('breadcrumbs')} className={styles.nav}>
      <ol className={styles.steps}>
        {steps.map(({ label, href }, index) => (
          <Fragment key={href ?? label}>
            <li className={styles.step}>
              <ChevronRight aria-hidden className={styles.chevron} />
              {href ? (
                <Link href={href} className={styles.link}>
                  {label}
                </Link>
              ) : (
                <span
                  className={styles.here}
                  aria-current={index === steps.length - 1 ? 'page' : undefined}
                >
                  {label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}

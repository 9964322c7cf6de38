'use client'

import { useTranslations } from 'next-intl'
import type { Lens } from '@/lib/lenses/types'
import styles from './lens-aside.module.css'
import { LensFindings } from './lens-findings'

/** What is said about the lens: what stands out on it, and whom the model comes from. */
export function LensAside({ lens }: { lens: Lens }) {
  const t = useTranslations('lensView')
  return (
    <aside className={styles.aside} aria-label={t('about')}>
      <LensFindings lens={lens} />
      <p className={styles.sources}>
        {t('source', { sources: lens.sources.map(({ text }) => text).join('; ') })}
      </p>
    </aside>
  )
}

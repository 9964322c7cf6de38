import { useTranslations } from 'next-intl'
import styles from './demo-banner.module.css'

/** Others can reach this demo: nobody may take it for a place to keep things. */
export function DemoBanner() {
  const t = useTranslations('common')
  return (
    <aside className={styles.banner} aria-label={t('demoTitle')}>
      {t('demo')}
    </aside>
  )
}

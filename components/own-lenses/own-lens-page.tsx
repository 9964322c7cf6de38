import { useTranslations } from 'next-intl'
import type { KeptLens } from '@/lib/own-lenses/schema'
import { OwnLensForm } from './own-lens-form'
import styles from './own-lens-form.module.css'

type OwnLensPageProps = { clusterSlug: string; lenses: string; kept?: KeptLens }

export function OwnLensPage({ clusterSlug, lenses, kept }: OwnLensPageProps) {
  const t = useTranslations('ownLens')
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{kept ? t('edit', { name: kept.lens.name }) : t('title')}</h2>
      <p className={styles.intro}>{t(kept ? 'editIntro' : 'intro')}</p>
      <OwnLensForm
        key={kept && `${kept.id} ${kept.version}`}
        clusterSlug={clusterSlug}
        lenses={lenses}
        kept={kept}
      />
    </div>
  )
}

import { useFormatter, useTranslations } from 'next-intl'
import type { ClusterDetail } from '@/lib/clusters/types'
import styles from './cluster-overview.module.css'

/** Where and when the cluster's picture holds, and who answers for it; only what is known. */
export function ClusterFacts({ cluster }: { cluster: ClusterDetail }) {
  const t = useTranslations('cluster')
  const format = useFormatter()
  const { place, placeScope, asOf, commissioner, accountableEditor } = cluster
  const facts = [
    { term: t('place'), value: place && t(`placeScopes.${placeScope}`, { place }) },
    { term: t('asOf'), value: asOf && format.dateTime(new Date(asOf), 'day') },
    { term: t('commissioner'), value: commissioner },
    { term: t('accountableEditor'), value: accountableEditor },
  ].filter(({ value }) => value)
  if (facts.length === 0) return null
  return (
    <dl className={styles.facts} aria-label={t('facts')}>
      {facts.map(({ term, value }) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

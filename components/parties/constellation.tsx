import { useTranslations } from 'next-intl'
import type { PartySummary } from '@/lib/parties/schema'
import { SECTORS } from '@/lib/parties/types'
import styles from './constellation.module.css'
import { SectorLabel } from './sector-mark'

/** Every party under its sector. A sector without parties is shown too: the gap is the finding. */
export function Constellation({ parties }: { parties: readonly PartySummary[] }) {
  const t = useTranslations('cluster')
  return (
    <div className={styles.sectors}>
      {SECTORS.map((sector) => {
        const members = parties.filter((party) => party.sector === sector)
        return (
          <section key={sector} className={styles.sector} data-sector={sector}>
            <h3 className={styles.name}>
              <SectorLabel sector={sector} />
              <span className={styles.count}>{members.length}</span>
            </h3>
            {members.length === 0 ? (
              <p className={styles.none}>{t('noParties')}</p>
            ) : (
              <ul className={styles.parties}>
                {members.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}

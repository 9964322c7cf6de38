import { useTranslations } from 'next-intl'
import { SectorMark } from '../parties/sector-mark'
import styles from './card-company.module.css'
import type { Company } from './presence'

/** Who writes in a card, or holds it, written on its upper edge. */
export function CardCompany({ company }: { company: Company }) {
  const t = useTranslations('presence')
  const [first] = company.editing.length > 0 ? company.editing : company.selecting
  if (!first) return null
  const names = company.editing.map((user) => user.name)
  return (
    <span className={styles.tag} data-sector={first.sector}>
      {first.sector && <SectorMark sector={first.sector} decorative className={styles.mark} />}
      {names.length > 0
        ? t('editing', { name: names[0] ?? '', others: names.length - 1 })
        : first.name}
    </span>
  )
}

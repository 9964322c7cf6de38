'use client'

import { useTranslations } from 'next-intl'
import { SectorMark } from '../parties/sector-mark'
import styles from './company-names.module.css'
import { useCompany } from './use-presence'

/** Who else holds or writes in a card, as words in a line. */
export function CompanyNames({ card }: { card: string }) {
  const t = useTranslations('presence')
  const { editing, selecting } = useCompany(card)
  const [writer] = editing
  const [holder] = selecting
  const user = writer ?? holder
  if (!user) return null
  return (
    <span className={styles.names}>
      {user.sector && <SectorMark sector={user.sector} decorative />}
      {writer ? t('editing', { name: writer.name, others: editing.length - 1 }) : user.name}
    </span>
  )
}

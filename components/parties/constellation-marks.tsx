import { useFormatter, useTranslations } from 'next-intl'
import type { PartyMark } from '@/lib/parties/schema'
import { SECTORS } from '@/lib/parties/types'
import styles from './constellation-marks.module.css'
import { SectorMark } from './sector-mark'

/** A constellation at a glance: one mark a party, in sector order, and the counts in words. */
export function ConstellationMarks({ parties }: { parties: readonly PartyMark[] }) {
  const t = useTranslations('common.sectorCounts')
  const format = useFormatter()
  const groups = SECTORS.map((sector) => ({
    sector,
    members: parties.filter((party) => party.sector === sector),
  })).filter(({ members }) => members.length > 0)
  return (
    <span className={styles.marks}>
      <span className="ds-sr-only">
        {format.list(groups.map(({ sector, members }) => t(sector, { count: members.length })))}
      </span>
      {groups.map(({ sector, members }) => (
        <span key={sector} className={styles.group}>
          {members.map(({ id }) => (
            <SectorMark key={id} sector={sector} decorative />
          ))}
        </span>
      ))}
    </span>
  )
}

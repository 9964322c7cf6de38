import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Sector } from '@/lib/parties/types'
import styles from './sector-mark.module.css'

/** Colour never stands alone: every sector has a shape of its own. */
const SHAPES: Record<Sector, ReactElement> = {
  firm: <rect x="2.5" y="2.5" width="11" height="11" rx="1" />,
  research: <circle cx="8" cy="8" r="6" />,
  public: <path d="M8 2 14.5 13.5h-13Z" />,
  facilitating: <path d="m8 1.5 6.5 6.5L8 14.5 1.5 8Z" />,
}

type SectorMarkProps = {
  sector: Sector
  /** Leave the name out where it is written beside the mark. */
  decorative?: boolean
  className?: string
}

export function SectorMark({ sector, decorative = false, className }: SectorMarkProps) {
  const t = useTranslations('common.sectors')
  const shape = {
    viewBox: '0 0 16 16',
    className: className ? `${styles.mark} ${className}` : styles.mark,
    'data-sector': sector,
  }
  if (decorative) {
    return (
      <svg {...shape} aria-hidden="true">
        {SHAPES[sector]}
      </svg>
    )
  }
  return (
    <svg {...shape} role="img">
      <title>{t(sector)}</title>
      {SHAPES[sector]}
    </svg>
  )
}

type SectorLabelProps = { sector: Sector; one?: boolean }

/** The mark with the sector's name beside it; `one` names a single party of it. */
export function SectorLabel({ sector, one = false }: SectorLabelProps) {
  const t = useTranslations('common')
  return (
    <span className={styles.label} data-sector={sector}>
      <SectorMark sector={sector} decorative />
      {t(one ? `oneOfSector.${sector}` : `sectors.${sector}`)}
    </span>
  )
}

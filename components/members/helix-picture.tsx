import { useTranslations } from 'next-intl'
import { SectorMark } from '@/components/parties/sector-mark'
import { FUTURES, futurePath, HEIGHT, STRANDS, strandPieces, TODAY, WIDTH } from './helix'
import styles from './helix-picture.module.css'

/** Whose shape stands first in each future: the sectors share all of them, never alike. */
const LED_BY = [
  ['firm', 'research', 'public'],
  ['research', 'firm', 'public'],
  ['public', 'research', 'firm'],
  ['research', 'public', 'firm'],
] as const

/** The triple helix up to today, and the futures it may open into. */
export function HelixPicture() {
  const t = useTranslations('signIn.helix')
  const labelY = HEIGHT + 22
  return (
    <svg viewBox={`-4 0 ${WIDTH + 8} ${HEIGHT + 30}`} role="img" className={styles.picture}>
      <title>{t('description')}</title>
      <path d={`M${TODAY} 0V${HEIGHT}`} className={styles.today} />
      {FUTURES.map((y) => (
        <path key={y} d={futurePath(y)} className={styles.future} />
      ))}
      {strandPieces().map(({ sector, path, joined }) => (
        <g key={`${sector}${path}`}>
          {!joined && <path d={path} className={styles.halo} />}
          <path d={path} className={styles.strand} data-sector={sector} />
        </g>
      ))}
      <circle cx={TODAY} cy={HEIGHT / 2} r="7" className={styles.now} />
      {FUTURES.map((y, index) => (
        <g key={y} transform={`translate(${WIDTH - 122} ${y - 26})`}>
          <rect width="122" height="52" rx="7" className={styles.card} />
          {(LED_BY[index] ?? STRANDS).map((sector, place) => (
            <svg
              key={sector}
              aria-hidden="true"
              x={16 + place * 32 + (place > 0 ? 6 : 0)}
              y={place === 0 ? 13 : 17}
              width={place === 0 ? 26 : 18}
              height={place === 0 ? 26 : 18}
              viewBox="0 0 16 16"
            >
              <SectorMark sector={sector} decorative className={styles.shape} />
            </svg>
          ))}
        </g>
      ))}
      <text x={TODAY} y={labelY} textAnchor="middle" className={styles.label}>
        {t('today')}
      </text>
      <text x={WIDTH} y={labelY} textAnchor="end" className={styles.label}>
        {t('futures')}
      </text>
    </svg>
  )
}

import { useTranslations } from 'next-intl'
import { type Coverage, DISCIPLINES, HELIX_SECTORS } from '@/lib/boards/rules'
import { SectorMark } from '../parties/sector-mark'
import styles from './meters.module.css'

type CoverageGridProps = {
  coverage: Coverage
  onChoose: (cards: readonly string[]) => void
}

/** Sectors across disciplines; the more cards, the darker. It is a table already. */
export function CoverageGrid({ coverage, onChoose }: CoverageGridProps) {
  const t = useTranslations('meters.coverage')
  const sectors = useTranslations('common.sectors')
  const steep = useTranslations('board.steep')
  const most = Math.max(1, ...coverage.cells.map(({ cards }) => cards.length))
  return (
    <table className={styles.grid}>
      <caption className="ds-sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          <td />
          {HELIX_SECTORS.map((sector) => (
            <th key={sector} scope="col">
              <SectorMark sector={sector} />
            </th>
          ))}
          <th scope="col">{t('all')}</th>
        </tr>
      </thead>
      <tbody>
        {DISCIPLINES.map((discipline) => (
          <tr key={discipline}>
            <th scope="row">{steep(discipline)}</th>
            {coverage.cells
              .filter((one) => one.discipline === discipline)
              .map(({ sector, cards }) => (
                <Cell
                  key={sector}
                  label={`${steep(discipline)}, ${sectors(sector)}`}
                  cards={cards}
                  tone={cards.length / most}
                  onChoose={onChoose}
                />
              ))}
            <Cell
              label={steep(discipline)}
              cards={coverage.disciplines[discipline]}
              onChoose={onChoose}
            />
          </tr>
        ))}
        <tr>
          <th scope="row">{t('all')}</th>
          {HELIX_SECTORS.map((sector) => (
            <Cell
              key={sector}
              label={sectors(sector)}
              cards={coverage.sectors[sector]}
              onChoose={onChoose}
            />
          ))}
          <td />
        </tr>
      </tbody>
    </table>
  )
}

type CellProps = {
  label: string
  cards: readonly string[]
  /** From 0 to 1; sums have none. */
  tone?: number
  onChoose: (cards: readonly string[]) => void
}

function Cell({ label, cards, tone = 0, onChoose }: CellProps) {
  const t = useTranslations('meters')
  return (
    <td className={styles.cell}>
      <button
        type="button"
        className={styles.tile}
        style={{
          background: `color-mix(in srgb, var(--ds-color-accent-base-default) ${Math.round(tone * 40)}%, transparent)`,
        }}
        disabled={cards.length === 0}
        aria-label={t('choose', { label, count: cards.length })}
        onClick={() => onChoose(cards)}
      >
        {cards.length}
      </button>
    </td>
  )
}

import { isPlacementOn, zoneName } from '../lenses/rules'
import type { Lens } from '../lenses/types'
import type { BoardProjection } from '../sync/projection'
import type { Language } from '../tables/rules'
import type { ExportTable } from './csv'
import { drawLens } from './drawing/lens'
import { valueName } from './headings'

/** A drawing with its table below, for paper and archives. */
export type Report = {
  language: Language
  title: string
  subtitle: string
  /** ISO date of the day on which it was made. */
  made: string
  help: string
  source: string
  /** SVG, and what it shows in one sentence for those who do not see it. */
  drawing: { svg: string; alt: string }
  table: { caption: string } & ExportTable
}

const WORDS = {
  columns: {
    en: ['Where', 'Card', 'Type', 'Sector'],
    nb: ['Hvor', 'Kort', 'Type', 'Aktørgruppe'],
    nn: ['Kvar', 'Kort', 'Type', 'Aktørgruppe'],
  },
  caption: { en: 'The same as a table', nb: 'Det samme som tabell', nn: 'Det same som tabell' },
  alt: {
    en: 'Drawing of the lens. The table below says the same.',
    nb: 'Tegning av analyserammen. Tabellen under sier det samme.',
    nn: 'Teikning av analyseramma. Tabellen under seier det same.',
  },
  source: { en: 'Source', nb: 'Kilde', nn: 'Kjelde' },
} as const

type Options = { board: string; language: Language; made: string }

/** A lens with all that stands on it, zone by zone. */
export function lensReport(
  lens: Lens,
  content: Pick<BoardProjection, 'cards' | 'placements'>,
  { board, language, made }: Options,
): Report {
  const sources = lens.sources.map(({ text }) => text).join('; ')
  return {
    language,
    title: lens.name[language],
    subtitle: board,
    made,
    help: lens.help[language],
    source: sources === '' ? '' : `${WORDS.source[language]}: ${sources}`,
    drawing: {
      svg: drawLens(lens, content, { language, title: board }),
      alt: WORDS.alt[language],
    },
    table: {
      caption: WORDS.caption[language],
      columns: WORDS.columns[language],
      rows: lensRows(lens, content, language),
    },
  }
}

function lensRows(
  lens: Lens,
  { cards, placements }: Pick<BoardProjection, 'cards' | 'placements'>,
  language: Language,
): string[][] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const rows = placements.flatMap((placement) => {
    const card = byId.get(placement.card)
    if (!card || !isPlacementOn(lens, placement, { cards })) return []
    const where =
      'zone' in placement
        ? (zoneName(lens, placement.zone, { cards })?.[language] ?? placement.zone)
        : placement.at.map((share) => share.toFixed(2)).join(' · ')
    const type = valueName('type', card.type, language)
    return [[where, card.title, type, valueName('sector', card.sector, language)]]
  })
  return rows.toSorted(
    ([where = '', title = ''], [other = '', otherTitle = '']) =>
      where.localeCompare(other, language) || title.localeCompare(otherTitle, language),
  )
}

import 'server-only'
import type { Download } from '../auth/api'
import { findBoard } from '../auth/gate'
import type { SignedIn } from '../auth/scope'
import { readBoard, readProjection } from '../boards/data'
import type { BoardDetail } from '../boards/schema'
import { findLens } from '../lenses/catalogue'
import type { BoardProjection } from '../sync/projection'
import type { Language } from '../tables/rules'
import { CSV_SEPARATORS, type CsvSeparator, type ExportTable, writeCsv } from './csv'
import { drawCanvas } from './drawing/canvas'
import { drawLens } from './drawing/lens'
import { boardFile, fileName } from './files'
import { HOLDS } from './headings'
import { pdfOf } from './pdf-thread'
import { lensReport } from './report'
import { cardTable, placementTable, relationTable } from './tables'

const SVG = 'image/svg+xml; charset=utf-8'

type Query = { language: Language; separator: CsvSeparator; lens: string | null }
type Content = { board: BoardDetail; projection: BoardProjection }
type Writer = (content: Content, query: Query) => Promise<Download | null> | Download | null

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  [
    'board.json',
    ({ board, projection }) => ({
      name: fileName(board.title, '', 'json'),
      type: 'application/json; charset=utf-8',
      body: JSON.stringify(boardFile(board, projection)),
    }),
  ],
  ['cards.csv', csv('cards', ({ cards }, { language }) => cardTable(cards, language))],
  ['relations.csv', csv('relations', (content, { language }) => relationTable(content, language))],
  [
    'placements.csv',
    csv('placements', (content, { language }) => placementTable(content, { language, findLens })),
  ],
  [
    'canvas.svg',
    ({ board: { title }, projection }, { language }) => ({
      name: fileName(title, HOLDS.canvas[language], 'svg'),
      type: SVG,
      body: drawCanvas(projection, { title, language }),
    }),
  ],
  [
    'lens.svg',
    ({ board: { title }, projection }, { language, lens: id }) => {
      const lens = findLens(id ?? '')
      return (
        lens && {
          name: fileName(title, lens.name[language], 'svg'),
          type: SVG,
          body: drawLens(lens, projection, { title, language }),
        }
      )
    },
  ],
  [
    'lens.pdf',
    async ({ board: { title }, projection }, { language, lens: id }) => {
      const lens = findLens(id ?? '')
      if (!lens) return null
      const made = new Date().toISOString().slice(0, 10)
      return {
        name: fileName(title, lens.name[language], 'pdf'),
        type: 'application/pdf',
        body: await pdfOf(lensReport(lens, projection, { board: title, language, made })),
      }
    },
  ],
])

function csv(
  holds: keyof typeof HOLDS,
  table: (projection: BoardProjection, query: Query) => ExportTable,
): Writer {
  return ({ board, projection }, query) => ({
    name: fileName(board.title, HOLDS[holds][query.language], 'csv'),
    type: 'text/csv; charset=utf-8',
    body: writeCsv(table(projection, query), query.separator),
  })
}

/** One of the files that a board can be taken away in; `null` without access, and for other names. */
export async function loadExport(
  person: SignedIn,
  { boardId, file }: { boardId: string; file: string },
  query: URLSearchParams,
): Promise<Download | null> {
  const write = WRITERS.get(file)
  const scope = write && (await findBoard(person, boardId))
  if (!scope) return null
  const [board, { projection }] = await Promise.all([readBoard(scope), readProjection(scope)])
  return write({ board, projection }, queryOf(query, person))
}

function queryOf(query: URLSearchParams, { locale }: SignedIn): Query {
  const separator = query.get('separator') ?? ''
  return {
    language: languageOf(query.get('language')) ?? languageOf(locale) ?? 'en',
    separator: Object.hasOwn(CSV_SEPARATORS, separator) ? (separator as CsvSeparator) : 'comma',
    lens: query.get('lens'),
  }
}

function languageOf(text: string | null): Language | null {
  return text === 'en' || text === 'nb' || text === 'nn' ? text : null
}

import {
  foldTitle,
  type Language,
  languagesFor,
  nameIndex,
  type RowReader,
  readRow,
  splitLanguage,
} from '../tables/rules'
import type { Issue, Mapping, TableRow } from '../tables/types'
import {
  CARD_HEADINGS,
  CARD_TYPE_NAMES,
  CARD_WIDTH,
  type CardTarget,
  EVIDENCE_NAMES,
  KNOWLEDGE_START_NAMES,
  SECTOR_NAMES,
  STEEP_NAMES,
  SYSTEM_LAYER_NAMES,
} from './constants'
import { CARD_LIMITS, type CardDetail, type Point } from './schema'
import { CARD_TYPE_IDS, type CardType } from './types'

/** A row that makes a card. `reference` is the row's own id, by which relations may name it. */
export type CardRow = {
  row: number
  reference: string | null
  type: CardType
  title: string
  body: string
  detail: CardDetail
}

const TITLE_IN = { en: 'title-en', nb: 'title-nb', nn: 'title-nn' } as const

const TARGET_BY_HEADING = new Map<string, CardTarget>(
  Object.entries(CARD_HEADINGS).flatMap(([target, names]) =>
    names.map((name) => [name, target as CardTarget] as const),
  ),
)

const NAMES = {
  type: nameIndex(CARD_TYPE_NAMES),
  sector: nameIndex(SECTOR_NAMES),
  evidence: nameIndex(EVIDENCE_NAMES),
  steep: nameIndex(STEEP_NAMES),
  systemLayer: nameIndex(SYSTEM_LAYER_NAMES),
  knowledgeStart: nameIndex(KNOWLEDGE_START_NAMES),
}

/**
 * What each column seems to be. Of several titles, the one in the reader's language is the
 * title, and so is a column that is alone. One whose name means nothing to us is kept in the text.
 */
export function guessCardColumns(headings: readonly string[], language: Language): CardTarget[] {
  const columns = headings.map((heading) => {
    const { name, language: spoken } = splitLanguage(heading)
    return { spoken, target: TARGET_BY_HEADING.get(name) ?? null }
  })
  const titles = columns.filter(({ target }) => target === 'title')
  const title = [null, ...languagesFor(language)]
    .map((wanted) => titles.find(({ spoken }) => spoken === wanted))
    .find((found) => found !== undefined)
  if (columns.length === 1) return ['title']
  const taken = new Set<CardTarget>()
  const once = (target: CardTarget): CardTarget => {
    if (taken.has(target)) return 'text'
    taken.add(target)
    return target
  }
  return columns.map((column) => {
    if (!column.target) return 'text'
    if (column.target !== 'title' || column === title) return once(column.target)
    return column.spoken ? once(TITLE_IN[column.spoken]) : 'text'
  })
}

/** Reads one row into a card, or says what is wrong with each of its cells. */
export function readCardRow(
  tableRow: TableRow,
  options: {
    mapping: Mapping<CardTarget>
    columns: readonly string[]
    /** The type of a row that names none. */
    defaultType: CardType | null
  },
): { ok: true; card: CardRow } | { ok: false; issues: Issue[] } {
  const row = readRow(tableRow, options)
  const title = row.words('title', CARD_LIMITS.title)
  if (row.text('title') === '') row.report('title', 'missing')
  const type = row.text('type') === '' ? options.defaultType : row.oneOf('type', NAMES.type)
  if (type === null) row.report('type', 'missing', { accepted: NAMES.type.ids })
  const body = readBody(row)
  const detail = readDetail(row)
  if (!title || !type || row.issues.length > 0) return { ok: false, issues: row.issues }
  return {
    ok: true,
    card: {
      row: row.row,
      reference: row.text('id') || null,
      type,
      title: foldTitle(title),
      body,
      detail,
    },
  }
}

function readBody(row: RowReader<CardTarget>): string {
  const body = [row.text('body'), ...row.named('text')].filter((part) => part !== '').join('\n')
  if (body.length > CARD_LIMITS.body) {
    row.report('body', 'too-long', { value: body, accepted: [String(CARD_LIMITS.body)] })
  }
  return body
}

function readDetail(row: RowReader<CardTarget>): CardDetail {
  const fields = {
    sector: row.oneOf('sector', NAMES.sector),
    place: row.words('place', CARD_LIMITS.line),
    asOf: readDate(row),
    evidence: row.oneOf('evidence', NAMES.evidence),
    steep: row.oneOf('steep', NAMES.steep),
    poles: readPoles(row),
    tags: readTags(row),
    source: row.words('source', CARD_LIMITS.source),
    systemLayer: row.oneOf('system-layer', NAMES.systemLayer),
    knowledgeStart: row.oneOf('knowledge-start', NAMES.knowledgeStart),
    otherTitles: readOtherTitles(row),
  } satisfies CardDetail
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function readOtherTitles(row: RowReader<CardTarget>): CardDetail['otherTitles'] {
  const titles = Object.entries(TITLE_IN).flatMap(([language, target]) => {
    const title = row.words(target, CARD_LIMITS.title)
    return title ? [[language, foldTitle(title)] as const] : []
  })
  return titles.length > 0 ? Object.fromEntries(titles) : undefined
}

function readTags(row: RowReader<CardTarget>): string[] | undefined {
  const text = row.text('tags')
  const tags = text
    .split(text.includes(';') ? ';' : ',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  if (tags.length > CARD_LIMITS.tags) {
    row.report('tags', 'too-many', { accepted: [String(CARD_LIMITS.tags)] })
  }
  const long = tags.find((tag) => tag.length > CARD_LIMITS.line)
  if (long) row.report('tags', 'too-long', { value: long, accepted: [String(CARD_LIMITS.line)] })
  return tags.length > 0 ? tags : undefined
}

function readPoles(row: RowReader<CardTarget>): [string, string] | undefined {
  const text = row.text('poles')
  if (text === '') return undefined
  const [plus = '', minus = '', ...rest] = text.split('|').map((pole) => pole.trim())
  if (plus === '' || minus === '' || rest.length > 0) row.report('poles', 'not-two-poles')
  const long = [plus, minus].find((pole) => pole.length > CARD_LIMITS.line)
  if (long) row.report('poles', 'too-long', { value: long, accepted: [String(CARD_LIMITS.line)] })
  return [plus, minus]
}

function readDate(row: RowReader<CardTarget>): string | undefined {
  const text = row.text('as-of')
  if (text === '') return undefined
  const date = isoDate(text)
  if (date === null) row.report('as-of', 'not-a-date')
  return date ?? undefined
}

/** A year, a year and month, or a day, as written in ISO or as `31.12.2005`. */
function isoDate(text: string): string | null {
  const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const [, year = '', month, day] = norwegian
    ? [text, norwegian[3], norwegian[2]?.padStart(2, '0'), norwegian[1]?.padStart(2, '0')]
    : (/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [])
  if (year === '') return null
  const parts = [year, month, day].filter((part) => part !== undefined)
  const instant = Date.parse([year, month ?? '01', day ?? '01'].join('-'))
  const real = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(parts.join('-'))
  return real ? parts.join('-') : null
}

const GAP = 24
const LINE = 22
const LETTERS_A_LINE = 26
const CHROME = 76
const TITLE_LINES = 6
const BODY_LINES = 2
/** Width to height at which a block of columns is easiest to take in on a screen. */
const ASPECT = 1.6
/** A column this high still fits a screen; more cards of a type take another column. */
const MIN_COLUMN = 6

type Sized = { title: string; body: string }

/** How high a card will be drawn, in canvas units, judged from its words. */
export function estimateHeight({ title, body }: Sized): number {
  const lines = (text: string, most: number) =>
    Math.min(most, Math.ceil(text.length / LETTERS_A_LINE))
  return CHROME + LINE * (lines(title, TITLE_LINES) + lines(body, BODY_LINES))
}

/**
 * Places for new cards: columns by type in the catalogue's order, in as many bands as make the
 * block about as wide as a screen, to the right of what is there. Same input, same places.
 */
export function layOutCards(
  cards: readonly (Sized & { type: CardType })[],
  existing: readonly (Sized & { at: Point })[],
): Point[] {
  const columns = columnsByType(cards)
  const heights = cards.map(estimateHeight)
  const [left, top] = corner(existing)
  const pitch = CARD_WIDTH + GAP
  const tallest = (band: readonly number[][]) =>
    Math.max(0, ...band.map((column) => sum(column.map((card) => (heights[card] ?? 0) + GAP))))
  const layouts = columns.map((_, index) => {
    const bands = chunks(columns, Math.ceil(columns.length / (index + 1)))
    const width = pitch * Math.max(0, ...bands.map((band) => band.length))
    const height = sum(bands.map(tallest)) + GAP * 2 * (bands.length - 1)
    return { bands, strain: Math.abs(Math.log(width / height / ASPECT)) }
  })
  const best = layouts.reduce<(typeof layouts)[number] | null>(
    (found, layout) => (found && found.strain <= layout.strain ? found : layout),
    null,
  )
  const places: Point[] = cards.map(() => [left, top])
  let bandTop = top
  for (const band of best?.bands ?? []) {
    band.forEach((column, x) => {
      let y = bandTop
      for (const card of column) {
        places[card] = [left + x * pitch, y]
        y += (heights[card] ?? 0) + GAP
      }
    })
    bandTop += tallest(band) + GAP * 2
  }
  return places
}

/** Indexes of the cards of each column; a type with many cards takes several columns. */
function columnsByType(cards: readonly { type: CardType }[]): number[][] {
  const most = Math.max(MIN_COLUMN, Math.ceil(Math.sqrt(cards.length) * 0.7))
  const byType = new Map<CardType, number[]>(CARD_TYPE_IDS.map((type) => [type, []]))
  for (const [index, { type }] of cards.entries()) byType.get(type)?.push(index)
  return [...byType.values()].flatMap((column) =>
    chunks(column, Math.ceil(column.length / Math.ceil(column.length / most))),
  )
}

/** Where new cards may begin: beside the existing ones, at their top. */
function corner(existing: readonly { at: Point }[]): Point {
  if (existing.length === 0) return [0, 0]
  const right = existing.reduce((most, { at }) => Math.max(most, at[0]), -Infinity)
  const top = existing.reduce((least, { at }) => Math.min(least, at[1]), Infinity)
  return [right + CARD_WIDTH + GAP * 4, top]
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = items.length === 0 ? 0 : Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

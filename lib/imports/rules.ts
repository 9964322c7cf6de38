import { CARD_HEADINGS } from '../cards/constants'
import { type CardRow, guessCardColumns, layOutCards, readCardRow } from '../cards/rules'
import type { Card, NewCard } from '../cards/schema'
import type { CardType } from '../cards/types'
import { RELATION_HEADINGS } from '../relations/constants'
import { type FindCard, guessRelationColumns, readRelationRow } from '../relations/rules'
import type { Relation } from '../relations/schema'
import {
  columnNames,
  foldTitle,
  type Language,
  looksLikeHeading,
  mappingProblems,
} from '../tables/rules'
import type { MappingProblem, Table, TableRow } from '../tables/types'
import { IMPORT_LIMITS } from './constants'
import type { SourceChoice } from './schema'
import type { ImportPlan, ImportSource, SourceOutcome, SourcePreview } from './types'

/**
 * A table with its columns understood: as the person chose, and guessed where they did not.
 * Columns that are blank from top to bottom at the right edge are not columns.
 */
export function openTable(
  { rows }: Table,
  { choice, language }: { choice: SourceChoice | null; language: Language },
): ImportSource & { heading: boolean } {
  const first = rows[0]?.cells ?? []
  const relations = guessRelationColumns(first, language)
  const kind =
    choice?.kind ?? (relations.includes('from') && relations.includes('to') ? 'relations' : 'cards')
  const known = kind === 'cards' ? CARD_HEADINGS : RELATION_HEADINGS
  const heading = choice?.heading ?? looksLikeHeading(first, known)
  const names = heading ? first : []
  const width = heading ? inked(first) : Math.max(...rows.map(({ cells }) => inked(cells)))
  const columns = columnNames(names, width)
  const table = { heading, columns, rows: heading ? rows.slice(1) : rows }
  if (kind === 'relations') {
    const chosen = choice?.kind === 'relations' && choice.mapping.length === width
    return {
      ...table,
      kind,
      mapping: chosen ? choice.mapping : guessRelationColumns(columns, language),
    }
  }
  const chosen = choice?.kind === 'cards' && choice.mapping.length === width
  return { ...table, kind, mapping: chosen ? choice.mapping : guessCardColumns(columns, language) }
}

/** One source as it is shown before anything is written, with the first of what is wrong in it. */
export function previewOf({
  name,
  table,
  source,
  outcome,
}: {
  name: string
  table: Table
  source: ReturnType<typeof openTable>
  outcome: SourceOutcome
}): Extract<SourcePreview, { readable: true }> {
  const { kind, heading, columns, mapping, rows } = source
  const { shown } = IMPORT_LIMITS
  return {
    name,
    readable: true,
    kind,
    heading,
    separator: table.separator,
    encoding: table.encoding,
    columns,
    mapping,
    rows: rows.length,
    examples: columns.map((_, column) => examplesOf(rows, column)),
    outcome: {
      ...outcome,
      issues: outcome.issues.slice(0, shown),
      duplicates: outcome.duplicates.slice(0, shown),
    },
    more: {
      issues: Math.max(0, outcome.issues.length - shown),
      duplicates: Math.max(0, outcome.duplicates.length - shown),
    },
  }
}

/** The first different words that stand in a column. */
function examplesOf(rows: readonly TableRow[], column: number): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const words = cells[column]?.trim().slice(0, IMPORT_LIMITS.exampleLength)
    if (words) found.add(words)
    if (found.size === IMPORT_LIMITS.examples) break
  }
  return [...found]
}

/** How many cells a row has up to its last one with words in it. */
function inked(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** The cards of a plan, placed beside what is on the board, in the order of their rows. */
export function placeCards(
  cards: ImportPlan['cards'],
  { board, now }: { board: readonly Card[]; now: number },
): NewCard[] {
  const places = layOutCards(cards, board)
  const start = now - cards.length
  return cards.map(({ id, type, title, body, detail }, index) => ({
    ...detail,
    id,
    type,
    title,
    body,
    at: places[index] ?? [0, 0],
    createdAt: start + index,
  }))
}

type Options = {
  board: { cards: readonly Card[]; relations: readonly Relation[] }
  sources: readonly ImportSource[]
  /** The type of a card whose row names none. */
  defaultType: CardType | null
  /** What becomes of rows that say what is there already. */
  duplicates: 'skip' | 'add'
  newId: () => string
}

/**
 * What an import would do to a board. Cards come first whatever the order of the sources, so
 * that relations can name cards of the same import. Rows with issues are left out and told of.
 */
export function planImport(options: Options): ImportPlan {
  const plan: ImportPlan = { cards: [], relations: [], outcomes: [] }
  const outcomes = new Map<ImportSource, SourceOutcome>()
  const cards = cardIndex(options.board.cards)
  for (const source of options.sources) {
    if (source.kind !== 'cards') continue
    outcomes.set(source, planCards(source, { ...options, plan, cards }))
  }
  for (const source of options.sources) {
    if (source.kind !== 'relations') continue
    outcomes.set(source, planRelations(source, { ...options, plan, cards }))
  }
  plan.outcomes = options.sources.flatMap((source) => outcomes.get(source) ?? [])
  return plan
}

type Context = Options & { plan: ImportPlan; cards: CardIndex }

function planCards(
  source: Extract<ImportSource, { kind: 'cards' }>,
  { plan, cards, defaultType, duplicates, newId }: Context,
): SourceOutcome {
  const outcome = emptyOutcome(cardProblems(source, defaultType))
  if (outcome.problems.length > 0) return outcome
  for (const row of source.rows) {
    const read = readCardRow(row, { ...source, defaultType })
    if (!read.ok) {
      outcome.issues.push(...read.issues)
      outcome.broken += 1
      const title = row.cells[source.mapping.indexOf('title')]
      if (title) cards.broken.add(foldTitle(title))
      continue
    }
    const { card } = read
    const twin = cards.twins.get(twinKey(card))
    if (twin) outcome.duplicates.push({ row: card.row, title: card.title, earlierRow: twin.row })
    if (twin && duplicates === 'skip') {
      if (card.reference) cards.byReference.set(card.reference, twin)
      continue
    }
    const made = { ...card, id: newId() }
    plan.cards.push(made)
    outcome.made += 1
    cards.add(made)
  }
  return outcome
}

function cardProblems(
  source: Extract<ImportSource, { kind: 'cards' }>,
  defaultType: CardType | null,
): MappingProblem[] {
  return mappingProblems({
    ...source,
    required: defaultType ? ['title'] : ['title', 'type'],
    shared: ['text', 'leave-out'],
  })
}

function planRelations(
  source: Extract<ImportSource, { kind: 'relations' }>,
  { plan, cards, board, duplicates, newId }: Context,
): SourceOutcome {
  const outcome = emptyOutcome(
    mappingProblems({ ...source, required: ['from', 'type', 'to'], shared: ['leave-out'] }),
  )
  if (outcome.problems.length > 0) return outcome
  const known = new Map<string, number | null>(
    [...board.relations, ...plan.relations].map((relation) => [relationKey(relation), null]),
  )
  for (const row of source.rows) {
    const read = readRelationRow(row, { ...source, findCard: cards.find })
    if (!read.ok) {
      outcome.issues.push(...read.issues)
      outcome.broken += 1
      continue
    }
    const { row: number, ...relation } = read.relation
    const key = relationKey(relation)
    const earlierRow = known.get(key)
    if (earlierRow !== undefined) {
      const title = `${cards.titleOf(relation.from)} → ${cards.titleOf(relation.to)}`
      outcome.duplicates.push({ row: number, title, earlierRow })
      if (duplicates === 'skip') continue
    } else known.set(key, number)
    plan.relations.push({ ...relation, id: newId() })
    outcome.made += 1
  }
  return outcome
}

function emptyOutcome(problems: MappingProblem[]): SourceOutcome {
  return { problems, issues: [], broken: 0, duplicates: [], made: 0 }
}

function relationKey({ from, type, to }: Pick<Relation, 'from' | 'type' | 'to'>): string {
  return JSON.stringify([from, type, to])
}

function twinKey({ type, title }: Pick<Card, 'type' | 'title'>): string {
  return JSON.stringify([type, foldTitle(title)])
}

type Known = { id: string; title: string; row: number | null }

type CardIndex = {
  /** Cards by type and title: what a second import of the same file would double. */
  twins: Map<string, Known>
  byReference: Map<string, Known>
  /** Titles of rows that could not be read. */
  broken: Set<string>
  add: (card: CardRow & { id: string }) => void
  find: FindCard
  titleOf: (id: string) => string
}

/** Cards by what relations may call them: an id, a title, or a title in another language. */
function cardIndex(existing: readonly Card[]): CardIndex {
  const twins = new Map<string, Known>()
  const byReference = new Map<string, Known>()
  const broken = new Set<string>()
  const titles = new Map<string, string>()
  const onBoard = nameLists()
  const imported = nameLists()

  for (const card of existing) {
    const known = { id: card.id, title: card.title, row: null }
    twins.set(twinKey(card), known)
    byReference.set(card.id, known)
    titles.set(card.id, card.title)
    onBoard.add(known, [card.title, ...Object.values(card.otherTitles ?? {})])
  }

  const find: FindCard = (name) => {
    const referred = byReference.get(name.trim())
    if (referred) return { ok: true, id: referred.id }
    const title = foldTitle(name)
    const named = imported.exact(title) ?? onBoard.exact(title) ?? []
    const [only, ...others] = named
    if (only && others.length === 0) return { ok: true, id: only.id }
    if (only) return { ok: false, problem: 'several-cards', near: [] }
    if (broken.has(title)) return { ok: false, problem: 'card-has-errors', near: [] }
    return {
      ok: false,
      problem: 'unknown-card',
      near: [...new Set([...imported.near(title), ...onBoard.near(title)])].slice(0, 3),
    }
  }

  return {
    twins,
    byReference,
    broken,
    find,
    titleOf: (id) => titles.get(id) ?? '',
    add: (card) => {
      const known = { id: card.id, title: card.title, row: card.row }
      twins.set(twinKey(card), known)
      if (card.reference) byReference.set(card.reference, known)
      titles.set(card.id, card.title)
      imported.add(known, [card.title, ...Object.values(card.detail.otherTitles ?? {})])
    },
  }
}

function nameLists() {
  const exact = new Map<string, Known[]>()
  const loose = new Map<string, string[]>()
  const looseKey = (title: string) => title.toLowerCase().replace(/[\p{P}\s]/gu, '')
  const push = <Item>(lists: Map<string, Item[]>, key: string, item: Item) => {
    const list = lists.get(key)
    if (list) list.push(item)
    else lists.set(key, [item])
  }
  return {
    add(card: Known, names: readonly string[]) {
      for (const name of new Set(names.map(foldTitle))) {
        push(exact, name, card)
        push(loose, looseKey(name), name)
      }
    },
    exact: (title: string) => exact.get(title),
    /** Titles that differ only in case, spaces or punctuation. */
    near: (title: string) => loose.get(looseKey(title)) ?? [],
  }
}

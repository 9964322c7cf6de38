import type { Issue, IssueProblem, Mapping, MappingProblem, TableRow } from './types'

/** How much of a wrong cell is quoted back. */
const VALUE_SHOWN = 80

export type Language = 'en' | 'nb' | 'nn'

/** How words are compared: case, spaces, hyphens and underscores make no difference. */
function foldName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-()[\]:.]+/gu, ' ')
    .trim()
}

/** How titles are compared: exactly, but for surrounding and repeated spaces. */
export function foldTitle(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

const LANGUAGE_WORDS: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  engelsk: 'en',
  nb: 'nb',
  no: 'nb',
  norsk: 'nb',
  norwegian: 'nb',
  bokmål: 'nb',
  nn: 'nn',
  nynorsk: 'nn',
}

/** A column name without its language: `title_nb` is `title` in `nb`. */
export function splitLanguage(heading: string): { name: string; language: Language | null } {
  const words = foldName(heading).split(' ')
  const last = words.at(-1) ?? ''
  const language = Object.hasOwn(LANGUAGE_WORDS, last) ? LANGUAGE_WORDS[last] : undefined
  if (words.length < 2 || !language) return { name: words.join(' '), language: null }
  return { name: words.slice(0, -1).join(' '), language }
}

/** The languages to try for a person who reads this one, the best first. */
export function languagesFor(language: Language): readonly Language[] {
  if (language === 'nn') return ['nn', 'nb', 'en']
  return language === 'nb' ? ['nb', 'nn', 'en'] : ['en', 'nb', 'nn']
}

/** Whether the first row names columns; a list without headings is data from its first row. */
export function looksLikeHeading(
  cells: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>>,
): boolean {
  const known = new Set(Object.values(aliases).flat())
  return cells.some((cell) => known.has(splitLanguage(cell).name))
}

/** Names for columns: the heading, or the column's number where there is none. */
export function columnNames(heading: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => heading[index]?.trim() || `#${index + 1}`)
}

/** What a spreadsheet takes for the beginning of a formula, in either width. */
const FORMULA = '=+\\-@\\t\\r＝＋－＠'
/** A spreadsheet set to another separator than the file's begins a cell after any of these. */
const CELL_BEGINS = '(?<=^|[,;\\t\\r\\n])'
const UNGUARDED = new RegExp(`${CELL_BEGINS}(?='*[${FORMULA}])`, 'gu')
const GUARDED = new RegExp(`${CELL_BEGINS}'(?='*[${FORMULA}])`, 'gu')
/** Neither a plain number nor a sign alone computes anything. */
const HARMLESS = /^(?:[+-]|[+-]?\d+(?:\.\d+)?)$/

/**
 * The text of a cell with an apostrophe before whatever a spreadsheet would take for a formula.
 * `unguardFormulas` gives back the same text, whatever it was.
 */
export function guardFormulas(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(UNGUARDED, "'")
}

export function unguardFormulas(text: string): string {
  return text.replace(GUARDED, '')
}

/** What is wrong with a mapping as a whole. */
export function mappingProblems<Target extends string>(options: {
  mapping: Mapping<Target>
  columns: readonly string[]
  required: readonly Target[]
  /** Targets that several columns may share, or that keep nothing. */
  shared: readonly Target[]
}): MappingProblem[] {
  const { mapping, columns, required, shared } = options
  const named = (wanted: Target | null) =>
    columns.filter((_, index) => (mapping[index] ?? null) === wanted)
  const undecided = named(null)
  const used = new Set(mapping.filter((target) => target !== null))
  return [
    ...required
      .filter((target) => !used.has(target))
      .map((target): MappingProblem => ({ problem: 'missing-column', target })),
    ...[...used]
      .filter((target) => !shared.includes(target) && named(target).length > 1)
      .map(
        (target): MappingProblem => ({
          problem: 'double-column',
          target,
          columns: named(target),
        }),
      ),
    ...(undecided.length > 0
      ? [{ problem: 'undecided-columns', columns: undecided } as const]
      : []),
  ]
}

/** Ids that can be found by any of their names, in any language. */
export type NameIndex<Id extends string> = {
  ids: readonly Id[]
  find: (text: string) => Id | null
}

export function nameIndex<Id extends string>(
  values: readonly { id: Id; names: readonly string[] }[],
): NameIndex<Id> {
  const byName = new Map<string, Id>()
  for (const { id, names } of values) {
    for (const name of [id, ...names]) {
      if (!byName.has(foldName(name))) byName.set(foldName(name), id)
    }
  }
  return {
    ids: values.map(({ id }) => id),
    find: (text) => byName.get(foldName(text)) ?? null,
  }
}

/** One row under a mapping. Reading a cell notes what is wrong with it in `issues`. */
export type RowReader<Target extends string> = {
  row: number
  issues: Issue[]
  /** The trimmed text of a cell; empty when there is no such column. */
  text: (target: Target) => string
  /** `Column: text` of the cells of all columns that have this target. */
  named: (target: Target) => string[]
  report: (
    target: Target,
    problem: IssueProblem,
    detail?: { value?: string; accepted?: readonly string[] },
  ) => void
  /** The text of a cell; one that is too long is an issue, so that nothing is cut. */
  words: (target: Target, limit: number) => string | undefined
  oneOf: <Id extends string>(target: Target, names: NameIndex<Id>) => Id | undefined
}

export function readRow<Target extends string>(
  row: TableRow,
  { mapping, columns }: { mapping: Mapping<Target>; columns: readonly string[] },
): RowReader<Target> {
  const issues: Issue[] = []
  const cell = (target: Target) => mapping.indexOf(target)
  const text = (target: Target) => row.cells[cell(target)]?.trim() ?? ''
  const note = (issue: Omit<Issue, 'row'>) =>
    issues.push({ ...issue, row: row.number, value: issue.value.slice(0, VALUE_SHOWN) })

  row.cells.slice(columns.length).forEach((extra, index) => {
    const column = `#${columns.length + index + 1}`
    const value = extra.trim()
    if (value === '') return
    note({ column, target: '', problem: 'more-cells-than-columns', value, accepted: [] })
  })

  const report: RowReader<Target>['report'] = (target, problem, detail = {}) =>
    note({
      column: columns[cell(target)] ?? '',
      target,
      problem,
      value: detail.value ?? text(target),
      accepted: detail.accepted ?? [],
    })

  return {
    row: row.number,
    issues,
    text,
    named: (target) =>
      columns.flatMap((column, index) => {
        const words = row.cells[index]?.trim() ?? ''
        return mapping[index] === target && words !== '' ? [`${column}: ${words}`] : []
      }),
    report,
    words: (target, limit) => {
      const words = text(target)
      if (words === '') return undefined
      if (words.length <= limit) return words
      report(target, 'too-long', { accepted: [String(limit)] })
      return undefined
    },
    oneOf: (target, names) => {
      const words = text(target)
      if (words === '') return undefined
      const id = names.find(words)
      if (id === null) report(target, 'unknown-value', { accepted: names.ids })
      return id ?? undefined
    },
  }
}

/** What stands between cells; with a line feed a row is one cell, whatever is in it. */
export const SEPARATORS = [',', ';', '\t', '\n'] as const
export type Separator = (typeof SEPARATORS)[number]

export type TextEncodingName = 'utf-8' | 'utf-16' | 'windows-1252'

/** A row as the person counts it in a spreadsheet: the first line of the file is row 1. */
export type TableRow = { number: number; cells: readonly string[] }

/** A file or pasted text, read into rows; nothing in it is interpreted yet. */
export type Table = {
  encoding: TextEncodingName
  separator: Separator
  rows: readonly TableRow[]
}

/** Why a whole file cannot be read. `row` is where the reader stopped. */
export type UnreadableReason =
  | { reason: 'empty' }
  | { reason: 'too-large'; megabytes: number }
  | { reason: 'too-many-rows'; limit: number }
  | { reason: 'too-many-columns'; limit: number }
  | { reason: 'not-text' }
  | { reason: 'spreadsheet' }
  | { reason: 'unknown-encoding' }
  | { reason: 'broken-quotes'; row: number }

/** What each column becomes; `null` is a column that nobody has decided on. */
export type Mapping<Target extends string = string> = readonly (Target | null)[]

/** What is wrong with the columns as a whole; no row is judged before it is mended. */
export type MappingProblem =
  | { problem: 'missing-column'; target: string }
  | { problem: 'double-column'; target: string; columns: readonly string[] }
  | { problem: 'undecided-columns'; columns: readonly string[] }

export type IssueProblem =
  | 'missing'
  | 'unknown-value'
  | 'too-long'
  | 'too-many'
  | 'not-a-date'
  | 'not-two-poles'
  | 'more-cells-than-columns'
  | 'unknown-card'
  | 'card-has-errors'
  | 'several-cards'
  | 'same-card'

/** One thing wrong with one cell: where, what stands there, and what would be accepted. */
export type Issue = {
  row: number
  column: string
  /** What the column was to become; empty for a cell outside the columns. */
  target: string
  problem: IssueProblem
  value: string
  accepted: readonly string[]
}

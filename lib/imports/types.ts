import type { CardTarget } from '../cards/constants'
import type { CardRow } from '../cards/rules'
import type { RelationTarget } from '../relations/constants'
import type { Relation } from '../relations/schema'
import type { Issue, Mapping, MappingProblem, TableRow } from '../tables/types'

export const IMPORT_KINDS = ['cards', 'relations'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** A table with a meaning given to each of its columns. */
export type ImportSource = {
  columns: readonly string[]
  rows: readonly TableRow[]
} & (
  | { kind: 'cards'; mapping: Mapping<CardTarget> }
  | { kind: 'relations'; mapping: Mapping<RelationTarget> }
)

/** A row that says what is already there: on the board, or in an earlier row. */
export type Duplicate = { row: number; title: string; earlierRow: number | null }

/** What an import would make of one source. */
export type SourceOutcome = {
  problems: MappingProblem[]
  issues: Issue[]
  /** How many rows have issues. */
  broken: number
  duplicates: Duplicate[]
  /** How many cards or relations would be made. */
  made: number
}

/** What an import would do to a board; nothing is done yet. */
export type ImportPlan = {
  cards: (CardRow & { id: string })[]
  relations: Relation[]
  /** In the order of the sources. */
  outcomes: SourceOutcome[]
}

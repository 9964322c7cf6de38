import type { FileProblem, PartCounts, UnreadableFile } from '../board-files/types'
import type { CardTarget } from '../cards/constants'
import type { CardRow } from '../cards/rules'
import type { RelationTarget } from '../relations/constants'
import type { Relation } from '../relations/schema'
import type {
  Issue,
  Mapping,
  MappingProblem,
  Separator,
  TableRow,
  TextEncodingName,
  UnreadableReason,
} from '../tables/types'

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

/** How many of each an import makes, leaves out with issues, and leaves out or adds as known. */
export type ImportCounts = { cards: number; relations: number; broken: number; duplicates: number }

/** One source as it is shown before anything is written. */
export type SourcePreview = { name: string } & (
  | { readable: false; unreadable: UnreadableReason }
  | {
      readable: true
      kind: ImportKind
      heading: boolean
      separator: Separator
      encoding: TextEncodingName
      columns: readonly string[]
      mapping: Mapping
      rows: number
      /** For each column the first words that stand in it. */
      examples: readonly (readonly string[])[]
      outcome: SourceOutcome
      /** How many there are beyond those in `outcome`, which holds the first ones. */
      more: { issues: number; duplicates: number }
    }
)

export type ImportPreview = {
  sources: SourcePreview[]
  counts: ImportCounts
  /** Whether every source can be read and every column has a meaning. */
  ready: boolean
}

export type ImportResult =
  | { ok: true; counts: ImportCounts; repeated: boolean }
  /** Nothing was written: somebody who may read only asked. */
  | { ok: false; reason: 'not-allowed' }
  /** Nothing was written: the board has no room for so much. */
  | { ok: false; reason: 'full' }
  /** Nothing was written: board or files say something else than what was agreed to. */
  | { ok: false; reason: 'changed'; preview: ImportPreview }

/** A file that holds a board, as it is shown before anything of it is written. */
export type BoardFilePreview =
  | { readable: false; unreadable: UnreadableFile | 'too-large' }
  | {
      readable: true
      title: string
      counts: PartCounts
      problems: FileProblem[]
      /** How many there are beyond those in `problems`, which holds the first ones. */
      more: number
      /** Whether it comes to stand beside something, under new ids. */
      beside: boolean
    }

/** What somebody agreed to have written. */
export type AgreedBoard = { counts: PartCounts; beside: boolean }

export type BoardFileResult =
  | { ok: true; counts: PartCounts; repeated: boolean }
  /** Nothing was written; why is said as for tables. */
  | { ok: false; reason: 'not-allowed' | 'full' }
  | { ok: false; reason: 'changed'; preview: BoardFilePreview }

import type { AuthorizedBoard } from '../auth/scope'
import type { NewContent } from '../board-files/doc'
import { countParts, partsFor, readBoardFile } from '../board-files/rules'
import { BOARD_FILE_LIMITS } from '../board-files/schema'
import type { UnreadableFile } from '../board-files/types'
import { readProjection } from '../boards/data'
import type { Card } from '../cards/schema'
import { newId } from '../platform/ids'
import { TABLE_LIMITS } from '../tables/constants'
import { readTable } from '../tables/data'
import type { Separator, Table, UnreadableReason } from '../tables/types'
import { IMPORT_LIMITS } from './constants'
import { openTable, planImport, previewOf } from './rules'
import type { PreviewInput } from './schema'
import type { BoardFilePreview, ImportPlan, ImportPreview, SourcePreview } from './types'

/** Reads the files against the board as it is now. Nothing is written. */
export async function prepareImport(
  scope: AuthorizedBoard,
  { sources, language, defaultType, duplicates }: Omit<PreviewInput, 'boardId'>,
): Promise<{ preview: ImportPreview; plan: ImportPlan; board: readonly Card[] }> {
  const { projection } = await readProjection(scope)
  const read = await Promise.all(
    sources.map(async ({ name, file, pasted, choice }) => {
      const result = await readFile(file, { pasted, separator: choice?.separator ?? null })
      return result.ok
        ? { name, table: result.table, source: openTable(result.table, { choice, language }) }
        : { name, table: null, unreadable: result.unreadable }
    }),
  )
  const plan = planImport({
    board: projection,
    sources: read.flatMap((one) => (one.table ? one.source : [])),
    defaultType,
    duplicates,
    newId,
  })
  const outcomes = plan.outcomes.values()
  const previews = read.map((one): SourcePreview => {
    if (!one.table) return { name: one.name, readable: false, unreadable: one.unreadable }
    const { name, table, source } = one
    return previewOf({ name, table, source, outcome: outcomes.next().value ?? missingOutcome() })
  })
  return { preview: summary(previews, plan), plan, board: projection.cards }
}

/** Reads a file that holds a board against the board as it is now. Nothing is written. */
export async function prepareBoardFile(
  scope: AuthorizedBoard,
  file: File,
): Promise<{ preview: BoardFilePreview; content: NewContent }> {
  const unreadable = (reason: UnreadableFile | 'too-large') =>
    ({ preview: { readable: false, unreadable: reason }, content: {} }) as const
  if (file.size > BOARD_FILE_LIMITS.bytes) return unreadable('too-large')
  const read = readBoardFile(await file.text())
  if (!read.ok) return unreadable(read.reason)
  const { projection } = await readProjection(scope)
  const { schema, about, problems } = read
  const { parts, beside } = partsFor(projection, read.parts, newId)
  return {
    preview: {
      readable: true,
      title: about.title,
      counts: countParts(parts),
      problems: problems.slice(0, IMPORT_LIMITS.shown),
      more: Math.max(0, problems.length - IMPORT_LIMITS.shown),
      beside,
    },
    content: { ...parts, schema },
  }
}

function summary(sources: SourcePreview[], plan: ImportPlan): ImportPreview {
  const total = (of: (outcome: ImportPlan['outcomes'][number]) => number) =>
    plan.outcomes.reduce((sum, outcome) => sum + of(outcome), 0)
  return {
    sources,
    counts: {
      cards: plan.cards.length,
      relations: plan.relations.length,
      broken: total(({ broken }) => broken),
      duplicates: total(({ duplicates }) => duplicates.length),
    },
    ready:
      sources.every(({ readable }) => readable) &&
      plan.outcomes.every(({ problems }) => problems.length === 0),
  }
}

function missingOutcome(): never {
  throw new Error('a plan has one outcome for each of its sources')
}

async function readFile(
  file: File,
  options: { pasted: boolean; separator: Separator | null },
): Promise<{ ok: true; table: Table } | { ok: false; unreadable: UnreadableReason }> {
  if (file.size > TABLE_LIMITS.bytes) {
    const megabytes = TABLE_LIMITS.bytes / 1024 / 1024
    return { ok: false, unreadable: { reason: 'too-large', megabytes } }
  }
  const { ok, ...rest } = readTable(new Uint8Array(await file.arrayBuffer()), options)
  return ok && 'table' in rest
    ? { ok: true, table: rest.table }
    : { ok: false, unreadable: rest as UnreadableReason }
}

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { NewCard } from '@/lib/cards/schema'
import { writeImport } from '@/lib/imports/mutations'
import { openTable, placeCards, planImport } from '@/lib/imports/rules'
import type { ImportSource } from '@/lib/imports/types'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { ClusterScope } from '@/lib/platform/scope'
import { readTable } from '@/lib/tables/data'
import type { DemoLocale } from './demo-content'
import { readPlacements } from './read-placements'

/** Fills a board that has just been made from CSV files, as a person would import them. */
export async function fillBoard(
  tx: Tx,
  scope: ClusterScope & { boardId: string },
  {
    files,
    placements,
    language,
    by,
    now,
  }: {
    files: readonly string[]
    placements?: string
    language: DemoLocale
    by: string
    now: Date
  },
): Promise<{ cards: readonly NewCard[] }> {
  const plan = planImport({
    board: { cards: [], relations: [] },
    sources: await Promise.all(files.map((file) => openFile(file, language))),
    defaultType: null,
    duplicates: 'add',
    newId,
  })
  const wrong = plan.outcomes.flatMap(({ problems, issues }) => [...problems, ...issues])
  if (wrong.length > 0) throw new Error(`the demo's files do not import: ${JSON.stringify(wrong)}`)
  const cards = placeCards(plan.cards, { board: [], now: now.getTime() })
  const content = {
    cards,
    relations: plan.relations,
    placements: placements ? await readPlacements(placements, cards) : [],
  }
  await writeImport(tx, scope, content, { by, key: 'demo', now, origin: { source: 'seed' } })
  return { cards }
}

async function openFile(file: string, language: DemoLocale): Promise<ImportSource> {
  const read = readTable(await readFile(resolve(process.cwd(), 'prisma/seed/data', file)))
  if (!read.ok) throw new Error(`${file} cannot be read: ${read.reason}`)
  return openTable(read.table, { choice: null, language })
}

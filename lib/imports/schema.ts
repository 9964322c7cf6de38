import { z } from 'zod'
import { CARD_TARGETS } from '../cards/constants'
import { CARD_TYPE_IDS } from '../cards/types'
import { RELATION_TARGETS } from '../relations/constants'
import { TABLE_LIMITS } from '../tables/constants'
import { SEPARATORS } from '../tables/types'
import { IMPORT_LIMITS } from './constants'

const mapping = <Target extends string>(targets: readonly [Target, ...Target[]]) =>
  z.array(z.enum(targets).nullable()).max(TABLE_LIMITS.columns)

const reading = { heading: z.boolean(), separator: z.enum(SEPARATORS) }

/**
 * What a person decided about one source: its kind, how it is read and what its columns become.
 * A mapping of another length than there are columns is no decision.
 */
export const sourceChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cards'), ...reading, mapping: mapping(CARD_TARGETS) }),
  z.object({ kind: z.literal('relations'), ...reading, mapping: mapping(RELATION_TARGETS) }),
])

export type SourceChoice = z.infer<typeof sourceChoiceSchema>

const count = z.number().int().nonnegative()

export const previewSchema = z.object({
  boardId: z.uuid(),
  language: z.enum(['en', 'nb', 'nn']),
  sources: z
    .array(
      z.object({
        name: z.string().max(300),
        file: z.file(),
        pasted: z.boolean(),
        choice: sourceChoiceSchema.nullable(),
      }),
    )
    .min(1)
    .max(IMPORT_LIMITS.sources),
  defaultType: z.enum(CARD_TYPE_IDS).nullable(),
  duplicates: z.enum(['skip', 'add']),
})

export type PreviewInput = z.infer<typeof previewSchema>

export const importSchema = previewSchema.extend({
  /** What the person saw and agreed to; anything else is shown again instead of written. */
  agreed: z.object({ cards: count, relations: count, broken: count, duplicates: count }),
  /** Made by the page once for each import, so that a repeated click writes once. */
  key: z.uuid(),
})

export type ImportInput = z.infer<typeof importSchema>

export const boardFilePreviewSchema = z.object({ boardId: z.uuid(), file: z.file() })

export const boardFileImportSchema = boardFilePreviewSchema.extend({
  agreed: z.object({
    counts: z.object({ cards: count, relations: count, placements: count, frames: count }),
    beside: z.boolean(),
  }),
  key: z.uuid(),
})

export type BoardFileInput = z.infer<typeof boardFileImportSchema>

import { z } from 'zod'
import { BOARD_LIMITS } from '../boards/schema'
import { cardSchema } from '../cards/schema'
import { frameSchema } from '../frames/schema'
import { placementSchema } from '../lenses/schema'
import { relationSchema } from '../relations/schema'
import type { BoardParts } from './types'

export const BOARD_FILE = 'framsyn:board:v1'

/** What a file says that another version of Framsyn has written. */
export const ANY_BOARD_FILE = /^framsyn:board:v(\d{1,9})$/

export const BOARD_FILE_LIMITS = {
  bytes: 10 * 1024 * 1024,
  entries: 20_000,
  /** The newest document schema that is understood; `DOCUMENT_SCHEMA` is this. */
  schema: 1,
} as const

const text = z.string().max(BOARD_LIMITS.scope)

/** What a board is about, without who made it and who stands round it. */
export const boardAboutSchema = z.object({
  title: z.string().max(BOARD_LIMITS.title),
  initiative: z.string().max(BOARD_LIMITS.initiative),
  place: text,
  outOfScope: text,
  boundaryStrategy: text,
  horizonYear: z.number().int().nullable(),
})

export type BoardAbout = z.infer<typeof boardAboutSchema>

/** Ids can stand in keys of the document and in PostgreSQL. */
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^:\0\p{Surrogate}]+$/u)

/** The entries of each part, one by one: what the document cannot hold does not come along. */
export const PART_SCHEMAS = {
  cards: cardSchema.extend({ id }),
  relations: relationSchema.extend({ id, from: id, to: id }),
  placements: placementSchema.and(z.object({ card: id, lens: id })),
  frames: frameSchema.extend({ id }),
} as const satisfies { [Part in keyof BoardParts]: z.ZodType<BoardParts[Part][number]> }

export const boardFileSchema = z.object({
  type: z.literal(BOARD_FILE),
  board: boardAboutSchema,
  content: z.looseObject({
    type: z.literal('board:projection:v1'),
    schema: z.number().int().nonnegative(),
  }),
})

import { z } from 'zod'
import { partyMarkSchema } from '../parties/schema'
import { BOARD_ROLES, BOARD_STATUSES, TEMPLATE_IDS } from './types'

export const BOARD_LIMITS = { title: 120, initiative: 500, scope: 1_000, parties: 100 } as const

const scopeText = z.string().trim().max(BOARD_LIMITS.scope).default('')

/** A board to be made: its initiative, bounded by the scope block, and who stands round it. */
export const newBoardSchema = z.strictObject({
  title: z.string().trim().min(1).max(BOARD_LIMITS.title),
  initiative: z.string().trim().max(BOARD_LIMITS.initiative).default(''),
  place: scopeText,
  outOfScope: scopeText,
  boundaryStrategy: scopeText,
  horizonYear: z.number().int().min(1900).max(2300).nullable().default(null),
  /** What the board starts from. */
  template: z.enum(TEMPLATE_IDS).default('blank'),
  /** Party ids of the constellation. */
  parties: z.array(z.uuid()).max(BOARD_LIMITS.parties).default([]),
})

export type NewBoard = z.input<typeof newBoardSchema>

/** The form's values, the cluster that the board is for, and the id that it gets. */
export const createBoardSchema = newBoardSchema.extend({
  clusterSlug: z.string().max(100),
  /** Asking again with the same id makes no second board: an answer may be lost on the way. */
  boardId: z.uuid().toLowerCase(),
})

/** A board in a list, for somebody who may see it. */
export const boardSummarySchema = z.object({
  id: z.uuid(),
  title: z.string(),
  initiative: z.string(),
  place: z.string(),
  horizonYear: z.number().int().nullable(),
  status: z.enum(BOARD_STATUSES),
  /** When it was made, RFC 3339. */
  createdAt: z.iso.datetime(),
  /** What the reader of the list is on this board. */
  role: z.enum(BOARD_ROLES),
  /** The constellation today, in sector order. */
  parties: z.array(partyMarkSchema),
})

export type BoardSummary = z.infer<typeof boardSummarySchema>

/** How far a board has come, for whoever chooses one from a list. */
export type BoardProgress = {
  /** `null` when the board cannot be read just now; it can still be listed. */
  cards: number | null
  /** When somebody last changed something on it, RFC 3339; `null` when nobody has. */
  changedAt: string | null
}

export type ListedBoard = BoardSummary & BoardProgress

/** A board with its scope block. */
export const boardDetailSchema = boardSummarySchema.omit({ role: true }).extend({
  outOfScope: z.string(),
  boundaryStrategy: z.string(),
  template: z.enum(TEMPLATE_IDS).describe('What the board started from.'),
})

export type BoardDetail = z.infer<typeof boardDetailSchema>

const personSchema = z.object({
  id: z.uuid(),
  /** `null` for somebody who is no longer known in the cluster. */
  name: z.string().nullable(),
})

/** What somebody wrote on a board in one go. */
export const historyEntrySchema = z.object({
  person: personSchema,
  /** Who had the server write it in the person's name, such as the facilitator of a reveal. */
  askedBy: personSchema.nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  changes: z.array(
    z.object({
      root: z.string().describe('`cards`, `relations`, `placements`, …'),
      id: z.string().nullable(),
      change: z.enum(['added', 'changed', 'removed']),
      fields: z.array(z.string()),
      stands: z.boolean().describe('Whether it is on the board now.'),
      title: z.string().nullable().describe('A card’s title as it is now.'),
    }),
  ),
  moreChanges: z.number().int().min(0).describe('Changes beyond the first hundred.'),
  words: z.array(z.string()).describe('Words that still stand, up to a thousand characters.'),
  deletedSince: z
    .number()
    .int()
    .min(0)
    .describe(
      'Characters and values of it that have been deleted since; what they were is not told.',
    ),
})

export const boardHistorySchema = z.object({
  entries: z.array(historyEntrySchema),
  next: z
    .string()
    .regex(/^\d+$/)
    .nullable()
    .describe('Ask again with this as `before` for what is older; `null` when nothing is.'),
})

export type BoardHistory = z.infer<typeof boardHistorySchema>

const LARGEST_SEQ = 2n ** 63n - 1n

/** What may be asked of a board's history. */
export const historyQuerySchema = z.object({
  person: z.uuid().toLowerCase().nullable().default(null),
  before: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt)
    .refine((seq) => seq <= LARGEST_SEQ)
    .nullable()
    .default(null),
})

export type HistoryQuery = z.output<typeof historyQuerySchema>

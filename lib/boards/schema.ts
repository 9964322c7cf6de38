import { z } from 'zod'
import { partyMarkSchema } from '../parties/schema'
import { BOARD_ROLES, BOARD_STATUSES } from './types'

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
  /** Party ids of the constellation. */
  parties: z.array(z.uuid()).max(BOARD_LIMITS.parties).default([]),
})

export type NewBoard = z.input<typeof newBoardSchema>

/** The form's values together with the cluster that the board is for. */
export const createBoardSchema = newBoardSchema.extend({ clusterSlug: z.string().max(100) })

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
export const boardDetailSchema = boardSummarySchema
  .omit({ role: true })
  .extend({ outOfScope: z.string(), boundaryStrategy: z.string() })

export type BoardDetail = z.infer<typeof boardDetailSchema>

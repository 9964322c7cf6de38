import { z } from 'zod'
import { SECTORS } from '../parties/types'
import { CARD_TYPE_IDS, EVIDENCE, KNOWLEDGE_STARTS, STEEP, SYSTEM_LAYERS } from './types'

export const CARD_LIMITS = { title: 300, body: 20_000, line: 200, tags: 20, source: 500 } as const

const title = z.string().trim().max(CARD_LIMITS.title)
const line = z.string().trim().max(CARD_LIMITS.line)

/** Where a card stands on the canvas, in canvas units; finite and within reach. */
export const pointSchema = z.tuple([
  z.number().min(-1_000_000).max(1_000_000),
  z.number().min(-1_000_000).max(1_000_000),
])

export type Point = z.infer<typeof pointSchema>

/** The plain fields of a card, as they stand in the document. Absent and empty mean the same. */
export const cardFieldsSchema = z.object({
  type: z.enum(CARD_TYPE_IDS),
  at: pointSchema,
  createdAt: z.number().int().nonnegative().catch(0),
  sector: z.enum(SECTORS).optional().catch(undefined),
  place: line.optional().catch(undefined),
  /** ISO date, or only its year or year and month. */
  asOf: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
    .optional()
    .catch(undefined),
  evidence: z.enum(EVIDENCE).optional().catch(undefined),
  steep: z.enum(STEEP).optional().catch(undefined),
  poles: z.tuple([line, line]).optional().catch(undefined),
  tags: z.array(line).max(CARD_LIMITS.tags).optional().catch(undefined),
  source: z.string().trim().max(CARD_LIMITS.source).optional().catch(undefined),
  systemLayer: z.enum(SYSTEM_LAYERS).optional().catch(undefined),
  knowledgeStart: z.enum(KNOWLEDGE_STARTS).optional().catch(undefined),
  /** Neither moved nor edited until it is unlocked. */
  locked: z.literal(true).optional().catch(undefined),
  /** Cards with more lie over those with less; absent is 0. */
  z: z.number().int().min(-1_000_000).max(1_000_000).optional().catch(undefined),
  /** The title in the other languages that the card came with. */
  otherTitles: z
    .object({ en: title.optional(), nb: title.optional(), nn: title.optional() })
    .optional()
    .catch(undefined),
})

export type CardFields = z.infer<typeof cardFieldsSchema>

/** The fields that people fill in, without place on the canvas and bookkeeping. */
export type CardDetail = Omit<CardFields, 'type' | 'at' | 'createdAt'>

/** A card as it is read from a document or a projection. */
export const cardSchema = cardFieldsSchema.extend({
  id: z.string().min(1),
  title: z.string(),
  body: z.string().describe('Plain words, one line a block.'),
})

export type Card = z.infer<typeof cardSchema>

/** A card to be made. */
export type NewCard = CardFields & { id: string; title: string; body?: string }

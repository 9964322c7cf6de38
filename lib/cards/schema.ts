import { z } from 'zod'
import { SECTORS } from '../parties/types'
import { type RichTextNode, richTextNodeSchema } from '../rich-text/schema'
import { CARD_TYPE_IDS, EVIDENCE, KNOWLEDGE_STARTS, STEEP, SYSTEM_LAYERS } from './types'

export const CARD_LIMITS = {
  title: 300,
  body: 20_000,
  line: 200,
  tags: 20,
  source: 500,
  links: 20,
  address: 2_000,
  fields: 40,
} as const

const title = z.string().trim().max(CARD_LIMITS.title)
const line = z.string().trim().max(CARD_LIMITS.line)

/** Where a card stands on the canvas, in canvas units; finite and within reach. */
export const pointSchema = z.tuple([
  z.number().min(-1_000_000).max(1_000_000),
  z.number().min(-1_000_000).max(1_000_000),
])

export type Point = z.infer<typeof pointSchema>

/** A link from a card to something outside. Whether it may be followed is for `safeHref` to say. */
export const cardLinkSchema = z.object({
  url: z.string().trim().min(1).max(CARD_LIMITS.address),
  label: line.optional(),
})

export type CardLink = z.infer<typeof cardLinkSchema>

/** What a field of a type holds: the id of a choice, or words, or a number. */
export const fieldValueSchema = z.union([
  z.string().trim().min(1).max(CARD_LIMITS.line),
  z.number(),
])

export type FieldValue = z.infer<typeof fieldValueSchema>

/** The id of a field: as in the catalogue of card types, of this version or a newer one. */
export const fieldIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

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
  /** Where the card stands among others in a list; as if it were made at this time. */
  order: z.number().optional().catch(undefined),
  links: z.array(cardLinkSchema).max(CARD_LIMITS.links).optional().catch(undefined),
  /** What the type's own fields hold, and what is kept of those of a former type. */
  fields: z
    .record(fieldIdSchema, fieldValueSchema)
    .refine((fields) => Object.keys(fields).length <= CARD_LIMITS.fields)
    .optional()
    .catch(undefined),
  /** The title in the other languages that the card came with. */
  otherTitles: z
    .object({ en: title.optional(), nb: title.optional(), nn: title.optional() })
    .optional()
    .catch(undefined),
})

/** The richer form of a body; absent when it is plain paragraphs, which `body` says in full. */
const richBodySchema = z.array(richTextNodeSchema)

export type CardFields = z.infer<typeof cardFieldsSchema>

/** The fields that people fill in, without place on the canvas and bookkeeping. */
export type CardDetail = Omit<CardFields, 'type' | 'at' | 'createdAt'>

/** A card as it is read from a document or a projection. */
export const cardSchema = cardFieldsSchema.extend({
  id: z.string().min(1),
  title: z.string(),
  body: z.string().describe('Plain words, one line a block.'),
  rich: richBodySchema
    .optional()
    .describe('The body with its marks and lists; absent when plain words say it all.'),
})

export type Card = z.infer<typeof cardSchema>

/** A card to be made. `rich` wins over `body` when it is what our editors know. */
export type NewCard = CardFields & {
  id: string
  title: string
  body?: string
  rich?: readonly RichTextNode[]
}

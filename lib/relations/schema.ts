import { z } from 'zod'
import { POLARITIES, RELATION_TYPE_IDS } from './types'

export const RELATION_LIMITS = { channel: 200 } as const

/** The fields of a relation, as they stand in the document. */
export const relationFieldsSchema = z.object({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  type: z.enum(RELATION_TYPE_IDS),
  polarity: z.enum(POLARITIES).catch('?'),
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]).catch(1),
  channel: z
    .string()
    .trim()
    .max(RELATION_LIMITS.channel)
    .optional()
    .catch(undefined)
    .describe('How it works: an id of the type’s channels or forms of governance, or free words.'),
})

export type RelationFields = z.infer<typeof relationFieldsSchema>

export const relationSchema = relationFieldsSchema.extend({ id: z.string().min(1) })

export type Relation = z.infer<typeof relationSchema>

import { z } from 'zod'
import { pointSchema } from '../cards/schema'

export const FRAME_LIMITS = { title: 120, least: 80, most: 100_000 } as const

const side = z.number().min(FRAME_LIMITS.least).max(FRAME_LIMITS.most)

/** The fields of a frame, as they stand in the document. */
export const frameFieldsSchema = z.object({
  title: z.string().trim().max(FRAME_LIMITS.title).catch(''),
  /** The upper left corner, in canvas units. */
  at: pointSchema,
  /** Width and height, in canvas units. */
  size: z.tuple([side, side]),
  locked: z.literal(true).optional().catch(undefined),
})

export type FrameFields = z.infer<typeof frameFieldsSchema>

/** A named area of the canvas, behind the cards that stand in it. */
export const frameSchema = frameFieldsSchema.extend({ id: z.string().min(1) })

export type Frame = z.infer<typeof frameSchema>

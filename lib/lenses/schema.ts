import { z } from 'zod'

const share = z.number().min(0).max(1)

/** Where a card stands on a lens: in a named zone, or at a point of the unit square. */
export const placementFieldsSchema = z.union([
  z.object({ zone: z.string().min(1).max(128) }),
  z.object({ at: z.tuple([share, share]) }),
])

export const placementSchema = z.intersection(
  z.object({ card: z.string().min(1), lens: z.string().min(1) }),
  placementFieldsSchema,
)

export type Placement = z.infer<typeof placementSchema>

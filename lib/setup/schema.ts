import { z } from 'zod'
import { slugSchema } from '../clusters/schema'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../members/constants'
import { SECTORS } from '../parties/types'

// No control characters: Postgres takes no NUL, and a name is one line.
const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u)

/** What the first owner fills in: their account, the first cluster, and the party they speak for. */
export const setupSchema = z.strictObject({
  name: line,
  email: z.email().max(320).toLowerCase(),
  password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD),
  clusterName: line,
  clusterSlug: slugSchema,
  partyName: line,
  partySector: z.enum(SECTORS),
})

export type Setup = z.infer<typeof setupSchema>

/** The form's values together with the link that opened it. */
export const completeSetupSchema = setupSchema.extend({ token: z.string().max(100) })

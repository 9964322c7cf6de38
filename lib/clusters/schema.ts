import { z } from 'zod'
import { CLUSTER_ROLES } from '../members/types'
import { PLACE_SCOPES } from './types'

const line = z.string().trim().max(200)

/** The cluster's part of every address: lower case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const newClusterSchema = z.strictObject({
  slug: slugSchema,
  name: line.min(1),
  description: z.string().trim().max(1_000).default(''),
  locale: z.enum(['en', 'nb']).default('en'),
  placeScope: z.enum(PLACE_SCOPES).default('geographic'),
  place: line.default(''),
  /** ISO date. */
  asOf: z.iso.date().optional(),
  commissioner: line.default(''),
  accountableEditor: line.default(''),
})

export type NewCluster = z.input<typeof newClusterSchema>

/** A cluster in a list, for one of its members. */
export const clusterSummarySchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  role: z.enum(CLUSTER_ROLES),
})

export type ClusterSummary = z.infer<typeof clusterSummarySchema>

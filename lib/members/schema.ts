import { z } from 'zod'
import { CLUSTER_ROLES } from './types'

export const newMemberSchema = z.strictObject({
  personId: z.uuid(),
  role: z.enum(CLUSTER_ROLES).default('member'),
})

export type NewMember = z.input<typeof newMemberSchema>

export const newMandateSchema = z.strictObject({
  memberId: z.uuid(),
  partyId: z.uuid(),
  voting: z.boolean().default(false),
  /** The mandate that this one stands in for while it is absent. */
  deputyForId: z.uuid().optional(),
  limits: z.string().trim().max(500).default(''),
})

export type NewMandate = z.input<typeof newMandateSchema>

import { z } from 'zod'
import { SECTORS } from './types'

const line = z.string().trim().max(200)
const scale = z.number().int().min(1).max(5)

export const newPartySchema = z.strictObject({
  name: line.min(1),
  sector: z.enum(SECTORS),
  organisationNumber: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  /** Facilitating parties: who pays, and why they may lead. */
  funder: line.default(''),
  legitimacy: line.default(''),
  handlesChange: scale.optional(),
  positionsItself: scale.optional(),
  coPlayer: scale.optional(),
  homeBaseInside: z.boolean().optional(),
  locatedIn: z.boolean().optional(),
  functionallyPartOf: z.boolean().optional(),
  specialisation: line.default(''),
  coLocation: line.default(''),
  transactionTies: line.default(''),
})

export type NewParty = z.input<typeof newPartySchema>

/** A party as it is named beside something else. */
export const partyMarkSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  sector: z.enum(SECTORS),
})

export type PartyMark = z.infer<typeof partyMarkSchema>

export type PartySummary = PartyMark & { funder: string; legitimacy: string }

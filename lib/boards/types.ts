import type { Sector } from '../parties/types'

/** Board roles from the most to the least capable (domain: who may do what). */
export const BOARD_ROLES = [
  'facilitator',
  'participant',
  'commenter',
  'reader',
  'observer',
] as const

export type BoardRole = (typeof BOARD_ROLES)[number]

export const BOARD_STATUSES = ['active', 'archived'] as const

export type BoardStatus = (typeof BOARD_STATUSES)[number]

/** What a board can start from; `lib/templates` says what is in each. */
export const TEMPLATE_IDS = [
  'strategy-foundation',
  'cluster-analysis',
  'value-chain-upgrading',
  'knowledge-links',
  'innovation-journey',
  'region-comparison',
  'renewal',
  'comment-round',
  'blank',
] as const

export type TemplateId = (typeof TEMPLATE_IDS)[number]

/** What one person may do on one board at this moment; `boardAbility` decides it. */
export type BoardAbility = {
  role: BoardRole
  /** Change cards and relations, one by one or by importing a table. */
  edit: boolean
  comment: boolean
  /** Change the board's settings, roles and constellation. */
  facilitate: boolean
}

/**
 * Who has written on a board, by the sector that they speak for there today. An entry is a card, a
 * relation or a placement that stands on the board; it counts once for each member who made it or
 * wrote in it, however often. Moving a card on the canvas is not counted.
 */
export type Contributions = {
  sectors: { sector: Sector; entries: number; people: number; cards: string[] }[]
  /** Of people who speak for nobody today. */
  others: { entries: number; people: number }
}

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

/** What one person may do on one board at this moment; `boardAbility` decides it. */
export type BoardAbility = {
  role: BoardRole
  /** Change cards and relations, one by one or by importing a table. */
  edit: boolean
  comment: boolean
  /** Change the board's settings, roles and constellation. */
  facilitate: boolean
}

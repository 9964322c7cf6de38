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

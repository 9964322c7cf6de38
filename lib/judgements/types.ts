/**
 * Whether somebody may judge on a board, and if not, for what reason: their role only reads, they speak
 * for no sector that is counted, or they facilitate and the board has not let facilitators judge.
 */
export const JUDGING_STANDINGS = ['may', 'read-only', 'no-sector', 'facilitates'] as const

export type JudgingStanding = (typeof JUDGING_STANDINGS)[number]

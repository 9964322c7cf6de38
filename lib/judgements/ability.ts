import type { BoardAbility } from '../boards/types'
import { HELIX_SECTORS, type HelixSector, type Sector } from '../parties/types'
import type { JudgingTerms } from './schema'
import type { JudgingStanding } from './types'

export type Judge =
  | { standing: 'may'; sector: HelixSector }
  | { standing: Exclude<JudgingStanding, 'may'> }

/**
 * Whether somebody may judge, and for which sector. Facilitators do not, unless they speak for a party of
 * the helix and the board lets them: who leads a group must not weigh in it unseen.
 */
export function judgeOn({
  ability,
  sector,
  terms,
}: {
  ability: BoardAbility
  sector: Sector | null
  terms: JudgingTerms
}): Judge {
  if (!ability.edit) return { standing: 'read-only' }
  if (ability.role === 'facilitator' && !terms.facilitatorsJudge) return { standing: 'facilitates' }
  const counted = HELIX_SECTORS.find((one) => one === sector)
  return counted ? { standing: 'may', sector: counted } : { standing: 'no-sector' }
}

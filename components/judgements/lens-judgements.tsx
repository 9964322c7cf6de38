'use client'

import type { Lens } from '@/lib/lenses/types'
import { AssessmentsTable } from './assessments-table'
import { RatingsTable } from './ratings-table'

/** The lens on which cards stand where people rate them. */
const RATED = 'impact-uncertainty'

/** Whether people judge something on a lens: cards, or the lens's own parts. */
export function isJudged(lens: Lens): boolean {
  return isRated(lens) || lens.assessed === true
}

export function isRated({ id }: Pick<Lens, 'id'>): boolean {
  return id === RATED
}

/** One's own judgements and those of the sectors, as a table in which all of it can be done. */
export function LensJudgements({ lens }: { lens: Lens }) {
  return isRated(lens) ? <RatingsTable lens={lens} /> : <AssessmentsTable lens={lens} />
}

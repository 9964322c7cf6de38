import { insideNotPart, outsidePart } from './belonging'
import type { LensCheck } from './check'
import { helixShares } from './helix'

/** The checks that a lens may name, by their ids. */
export const LENS_CHECKS: ReadonlyMap<string, LensCheck> = new Map([
  ['helix-shares', helixShares],
  ['inside-not-part', insideNotPart],
  ['outside-part', outsidePart],
])

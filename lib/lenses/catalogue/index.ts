import type { Lens } from '../types'
import { FORESIGHT_LENSES } from './foresight'
import { HELIX_LENSES } from './helix'
import { PLACE_LENSES } from './place'
import { VALUE_CHAIN_LENSES } from './value-chain'

/** The lenses that every cluster has, in the order in which they are offered. */
export const LENSES: readonly Lens[] = [
  ...FORESIGHT_LENSES,
  ...HELIX_LENSES,
  ...PLACE_LENSES,
  ...VALUE_CHAIN_LENSES,
]

const BY_ID = new Map(LENSES.map((lens) => [lens.id, lens]))

/** The lens of the catalogue with this id. */
export function findLens(id: string): Lens | null {
  return BY_ID.get(id) ?? null
}

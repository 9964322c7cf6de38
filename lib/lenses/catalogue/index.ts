import type { Lens } from '../types'
import { belonging } from './belonging'
import { districtMaturity, openSystem } from './districts'
import { horizonScan, impactUncertainty } from './foresight'
import { tripleHelix } from './helix'
import { adequacy, journey } from './journey'
import { buzzPipelines, productionNetworks, supplierLadder } from './networks'
import { phases } from './phases'
import { diamond, innovativeCapacity } from './porter'
import { pyramid } from './pyramid'
import { futuresWheel, offshoots } from './renewal'
import { externalConditions } from './surroundings'
import { eras, threeHorizons } from './time'
import { governance, upgradingMechanisms } from './upgrading'

/** The lenses that every cluster has, in the order in which they are offered. */
export const LENSES: readonly Lens[] = [
  tripleHelix,
  phases,
  diamond,
  innovativeCapacity,
  upgradingMechanisms,
  externalConditions,
  districtMaturity,
  openSystem,
  belonging,
  pyramid,
  buzzPipelines,
  productionNetworks,
  governance,
  supplierLadder,
  journey,
  adequacy,
  eras,
  impactUncertainty,
  horizonScan,
  offshoots,
  threeHorizons,
  futuresWheel,
]

const BY_ID = new Map(LENSES.map((lens) => [lens.id, lens]))

/** The lens of the catalogue with this id. */
export function findLens(id: string): Lens | null {
  return BY_ID.get(id) ?? null
}

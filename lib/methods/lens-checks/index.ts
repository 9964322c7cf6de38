import { insideNotPart, outsidePart } from './belonging'
import {
  cellWithoutOption,
  consequenceWithoutCause,
  criticalUncertainties,
  cycleOfConsequences,
  destroyedWithoutOffshoots,
  noRealServices,
  onlyStandardised,
} from './chains'
import type { LensCheck } from './check'
import { emptyZones, rimEmpty, segmentEmpty } from './empty'
import { helixShares } from './helix'
import {
  buzzWithoutPipelines,
  manyPipelines,
  pipelineReach,
  pipelinesWithoutBuzz,
} from './pipelines'
import { courseWithoutSetbacks, crossing, lookBack, noSeeds, onlyProlonging } from './time'
import {
  functionalWithoutObstacle,
  functionalWithoutWayRound,
  mechanismMix,
  upgradingWithoutPrerequisite,
} from './upgrading'

/** The checks that a lens may name, by their ids. */
export const LENS_CHECKS: ReadonlyMap<string, LensCheck> = new Map([
  ['helix-shares', helixShares],
  ['empty-zones', emptyZones],
  ['segment-empty', segmentEmpty],
  ['rim-empty', rimEmpty],
  ['inside-not-part', insideNotPart],
  ['outside-part', outsidePart],
  ['buzz-without-pipelines', buzzWithoutPipelines],
  ['pipelines-without-buzz', pipelinesWithoutBuzz],
  ['many-pipelines', manyPipelines],
  ['pipeline-reach', pipelineReach],
  ['functional-without-obstacle', functionalWithoutObstacle],
  ['functional-without-way-round', functionalWithoutWayRound],
  ['upgrading-without-prerequisite', upgradingWithoutPrerequisite],
  ['mechanism-mix', mechanismMix],
  ['look-back', lookBack],
  ['crossing-year', crossing],
  ['no-seeds', noSeeds],
  ['only-prolonging', onlyProlonging],
  ['course-without-setbacks', courseWithoutSetbacks],
  ['destroyed-without-offshoots', destroyedWithoutOffshoots],
  ['only-standardised', onlyStandardised],
  ['no-real-services', noRealServices],
  ['critical-uncertainties', criticalUncertainties],
  ['cell-without-option', cellWithoutOption],
  ['cycle-of-consequences', cycleOfConsequences],
  ['consequence-without-cause', consequenceWithoutCause],
])

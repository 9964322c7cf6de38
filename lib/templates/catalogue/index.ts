import type { Template } from '../types'
import { clusterAnalysis, knowledgeLinks, valueChainUpgrading } from './cluster'
import { innovationJourney, regionComparison, renewal } from './renewal'
import { blank, commentRound, strategyFoundation } from './strategy'

/** What a board can start from, in the order in which it is offered: usual first, blank last. */
export const TEMPLATES: readonly Template[] = [
  strategyFoundation,
  clusterAnalysis,
  valueChainUpgrading,
  knowledgeLinks,
  innovationJourney,
  regionComparison,
  renewal,
  commentRound,
  blank,
]

const BY_ID = new Map<string, Template>(TEMPLATES.map((template) => [template.id, template]))

/** The template with this id; blank when there is none. */
export function templateOf(id: string): Template {
  return BY_ID.get(id) ?? blank
}

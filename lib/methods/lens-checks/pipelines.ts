import type { Card } from '../../cards/schema'
import type { LensContent } from '../../lenses/types'
import type { Relation } from '../../relations/schema'
import type { RelationType } from '../../relations/types'
import { about, type Found, type LensCheck } from './check'

/** The sources say only that a firm can keep up few; above this we ask. */
const MANY = 3

/** Relations by which what one firm learns comes to another: told, or picked up in daily work. */
const FLOWS: readonly RelationType[] = ['spreads-knowledge-to']
const CONTACTS: readonly RelationType[] = ['supplies', 'complements']

/** Much talk at home and few links out: the way into lock-in (Grabher 1993, Isaksen 2003). */
export const buzzWithoutPipelines: LensCheck = (_, content) =>
  about(standing(content, ([buzz, pipelines]) => buzz >= 0.5 && pipelines < 0.5))

/** Links out and little talk at home: the cluster stops working as one (Bathelt et al. 2004). */
export const pipelinesWithoutBuzz: LensCheck = (_, content) =>
  about(standing(content, ([buzz, pipelines]) => buzz < 0.5 && pipelines >= 0.5))

/** Firms that hold more pipelines than we believe that they keep up; each takes time and trust. */
export const manyPipelines: LensCheck = (_, content) =>
  firmsOf(content).flatMap(({ id, title }) => {
    const own = pipelinesOf(content, id)
    if (own.length <= MANY) return []
    return [{ cards: [id, ...own], values: { firm: title, count: own.length } }]
  })

/**
 * Reach: for each firm the pipelines it gains through neighbours, beyond its own. "A firm will
 * learn more if its neighbouring firms in the cluster are globally well connected" (Bathelt,
 * Malmberg & Maskell 2004, report 3).
 */
export const pipelineReach: LensCheck = (_, content) =>
  firmsOf(content).flatMap((firm): Found[] => {
    const own = new Set(pipelinesOf(content, firm.id))
    const gained = new Set(
      neighboursOf(content, firm.id)
        .flatMap((neighbour) => pipelinesOf(content, neighbour))
        .filter((pipeline) => !own.has(pipeline)),
    )
    if (gained.size === 0) return []
    const values = { firm: firm.title, count: gained.size, own: own.size }
    return [{ cards: [firm.id, ...gained], values }]
  })

function standing(
  { placements }: LensContent,
  accepts: (at: readonly [buzz: number, pipelines: number]) => boolean,
): string[] {
  return placements.flatMap((placement) =>
    'at' in placement && accepts(placement.at) ? placement.card : [],
  )
}

function firmsOf({ cards }: LensContent): Card[] {
  return cards.filter(({ type, sector }) => type === 'actor' && sector === 'firm')
}

/** The pipelines that have any relation with an actor. */
function pipelinesOf({ cards, relations }: LensContent, actor: string): string[] {
  const joined = new Set(relations.flatMap((relation) => otherEnd(relation, actor)))
  return cards.flatMap(({ id, type }) => (type === 'pipeline' && joined.has(id) ? id : []))
}

/** Actors from whom an actor hears: who tells it, and whom it deals with. */
function neighboursOf({ cards, relations }: LensContent, actor: string): string[] {
  const heard = new Set(
    relations.flatMap((relation) => {
      if (CONTACTS.includes(relation.type)) return otherEnd(relation, actor)
      return FLOWS.includes(relation.type) && relation.to === actor ? relation.from : []
    }),
  )
  return cards.flatMap(({ id, type }) => (type === 'actor' && heard.has(id) ? id : []))
}

function otherEnd({ from, to }: Relation, end: string): string[] {
  if (from === end) return [to]
  return to === end ? [from] : []
}

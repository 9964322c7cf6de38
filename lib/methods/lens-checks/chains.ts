import { onCycles } from '../cycles'
import { about, cardsIn, hasRelationTo, type LensCheck, ofType } from './check'

/** What has been destroyed leaves skills that may find new uses (report 1.1, phase five). */
export const destroyedWithoutOffshoots: LensCheck = (_, content) =>
  cardsIn(content, (zone) => zone === 'offshoots').length > 0
    ? []
    : about(cardsIn(content, (zone) => zone === 'destroyed'))

/** Standardised work alone carries little knowledge home (Guerrieri et al. 2001, report 3). */
export const onlyStandardised: LensCheck = (_, content) =>
  cardsIn(content, (zone) => zone === 'specialised').length > 0
    ? []
    : about(cardsIn(content, (zone) => zone === 'standardised'))

/** A district of type 2 rests on centres of real services (Brusco 1990, report 2.2.1). */
export const noRealServices: LensCheck = (_, content) =>
  cardsIn(content, (zone) => zone === 'type-2:real-services').length > 0
    ? []
    : about(cardsIn(content, (zone) => zone.startsWith('type-2:')))

/** What matters most and is most open: at 4 or above of 5 on both axes, as drawn. */
export const criticalUncertainties: LensCheck = (_, { placements }) =>
  about(
    placements.flatMap((placement) =>
      'at' in placement && placement.at.every((share) => 1 + 4 * share >= 4) ? placement.card : [],
    ),
  )

/**
 * Cells of capability and venture where something stands but no option that the capability
 * enables. Each offers one that cites it.
 */
export const cellWithoutOption: LensCheck = (_, content) => {
  const cells = new Set(content.placements.flatMap((at) => ('zone' in at ? at.zone : [])))
  const titles = new Map(content.cards.map(({ id, title }) => [id, title]))
  return [...cells].flatMap((cell) => {
    const [capability = '', venture = ''] = cell.split(':')
    const cards = cardsIn(content, (zone) => zone === cell)
    const citing = ofType(content, cards, 'option').filter((option) =>
      content.relations.some(
        ({ from, to, type }) => from === capability && to === option && type === 'enables',
      ),
    )
    if (citing.length > 0) return []
    const values = {
      capability: titles.get(capability) ?? '',
      venture: titles.get(venture) ?? '',
    }
    const relation = { from: capability, type: 'enables' } as const
    return [{ cards, values, offer: { type: 'option', zone: cell, relation } as const }]
  })
}

/** Consequences that lead back to themselves; a wheel has none. */
export const cycleOfConsequences: LensCheck = (_, content) =>
  about(onCycles(consequencesOn(content)))

/** Consequences of second and third order to which nothing of the order before leads. */
export const consequenceWithoutCause: LensCheck = (_, content) => {
  const inRing = (ring: string) => cardsIn(content, (zone) => zone.startsWith(`${ring}:`))
  const orphans = (ring: string, before: string) => {
    const causes = new Set(inRing(before))
    const relations = content.relations.filter(({ from }) => causes.has(from))
    return inRing(ring).filter((card) => !hasRelationTo({ relations }, card, ['leads-to']))
  }
  return about([...orphans('second', 'first'), ...orphans('third', 'second')])
}

function consequencesOn({ placements, relations }: Parameters<LensCheck>[1]) {
  const placed = new Set(placements.map(({ card }) => card))
  return relations.filter(
    ({ type, from, to }) => type === 'leads-to' && placed.has(from) && placed.has(to),
  )
}

import type { LensContent } from '../../lenses/types'
import { about, cardsIn, hasRelationTo, type LensCheck, ofType } from './check'

const HARDEST = 'quasi-hierarchy:functional'

/**
 * Suppliers whose customer specifies and controls are hindered in taking over design and brand:
 * by the customer, and by competence that they lack (Humphrey & Schmitz 2004b, report 3). An option
 * to do so has to name what hinders it.
 */
export const functionalWithoutObstacle: LensCheck = (_, content) =>
  about(
    hardOptions(content).filter((option) => {
      const hindering = content.relations.filter(
        ({ to, type }) => to === option && type === 'hinders',
      )
      return (
        ofType(
          content,
          hindering.map(({ from }) => from),
          'obstacle',
        ).length === 0
      )
    }),
  )

/**
 * A way round is own effort, or smaller customers in network relations (report 3): something that
 * enables the option.
 */
export const functionalWithoutWayRound: LensCheck = (_, content) =>
  about(hardOptions(content).filter((option) => !hasRelationTo(content, option, ['enables'])))

/** All upgrading takes training, equipment or reorganisation (report 3): something to build on. */
export const upgradingWithoutPrerequisite: LensCheck = (_, content) => {
  const options = ofType(
    content,
    cardsIn(content, (zone) => zone !== HARDEST),
    'option',
  )
  const standsOn = new Set(
    content.relations.flatMap(({ from, type }) => (type === 'depends-on' ? from : [])),
  )
  return about(
    options.filter(
      (option) => !standsOn.has(option) && !hasRelationTo(content, option, ['enables']),
    ),
  )
}

/** How options are shared out among the mechanisms. */
export const mechanismMix: LensCheck = (_, content) => {
  const among = (mechanism: string) =>
    ofType(
      content,
      cardsIn(content, (zone) => zone === mechanism),
      'option',
    )
  const [complementarity, pressure, knowledge] = [
    among('complementarity'),
    among('pressure'),
    among('knowledge'),
  ]
  const cards = [...complementarity, ...pressure, ...knowledge]
  if (cards.length === 0) return []
  return [
    {
      cards,
      values: {
        count: cards.length,
        complementarity: complementarity.length,
        pressure: pressure.length,
        knowledge: knowledge.length,
      },
    },
  ]
}

function hardOptions(content: LensContent): string[] {
  return ofType(
    content,
    cardsIn(content, (zone) => zone === HARDEST),
    'option',
  )
}

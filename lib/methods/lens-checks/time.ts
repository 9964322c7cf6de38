import { crossingYear, type Dominance } from '../three-horizons'
import { about, cardsIn, type LensCheck } from './check'

/**
 * Look back as far as you look forward, our rule: the earliest era that has a card lies at least
 * as far behind as the board's horizon lies ahead. Years are whole.
 */
export const lookBack: LensCheck = (lens, content) => {
  const { year, horizonYear } = content
  if (lens.kind !== 'path' || year === undefined || !horizonYear) return []
  const filled = lens.steps.flatMap(({ id, years }) =>
    years && cardsIn(content, (zone) => zone === id).length > 0 ? years[0] : [],
  )
  if (filled.length === 0) return []
  const forward = horizonYear - year
  const back = year - Math.min(...filled)
  if (forward <= back) return []
  return [{ cards: [], values: { forward, back, year: year - forward } }]
}

/** Nothing of the new is to be seen today, though its seeds usually are (Sharpe 2013). */
export const noSeeds: LensCheck = (_, content) => {
  const isNew = cardsIn(content, (zone) => zone.endsWith(':h3'))
  return isNew.length > 0 && !isNew.some((card) => cardsIn(content, today('h3')).includes(card))
    ? about(isNew)
    : []
}

/** All that is tried keeps the old going; nothing leads on to the new. */
export const onlyProlonging: LensCheck = (_, content) => {
  const leading = cardsIn(content, (zone) => zone.endsWith(':h2-plus'))
  return leading.length > 0 ? [] : about(cardsIn(content, (zone) => zone.endsWith(':h2-minus')))
}

/**
 * When the new overtakes the old, by the share of cards at today, halfway and the horizon. A count
 * of cards stands in for dominance here; nothing is said where a step has no card of either.
 */
export const crossing: LensCheck = (_, content) => {
  const { year, horizonYear } = content
  if (year === undefined || !horizonYear || horizonYear <= year) return []
  const years = { today: year, between: (year + horizonYear) / 2, horizon: horizonYear }
  const dominance = (lane: string): Dominance =>
    Object.entries(years).flatMap(([step, at]) => {
      const count = (wanted: string) =>
        cardsIn(content, (zone) => zone === `${step}:${wanted}`).length
      const both = count('h1') + count('h3')
      return both === 0 ? [] : { year: at, share: (100 * count(lane)) / both }
    })
  const found = crossingYear(dominance('h1'), dominance('h3'))
  return found === null ? [] : [{ cards: [], values: { year: Math.round(found) } }]
}

/** A course without a setback or a fork: journeys seldom go as planned (Van de Ven 1999). */
export const courseWithoutSetbacks: LensCheck = (_, content) => {
  const course = cardsIn(content, (zone) => zone.endsWith(':course'))
  return cardsIn(content, () => true).length > course.length ? [] : about(course)
}

const today = (lane: string) => (zone: string) => zone === `today:${lane}`

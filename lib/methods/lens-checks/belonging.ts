import { about, cardsIn, type LensCheck } from './check'

/** Neighbours with no tie to the cluster: whom to invite in (report 1.1.1). */
export const insideNotPart: LensCheck = (_, content) =>
  about(cardsIn(content, (zone) => zone === 'inside:not-part'))

/** Partners elsewhere with ties to the cluster: whom to invite along (report 1.1.1). */
export const outsidePart: LensCheck = (_, content) =>
  about(cardsIn(content, (zone) => zone === 'outside:part'))

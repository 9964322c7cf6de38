import { cardsIn, type LensCheck } from './check'

const SOLO = new Set(['firm', 'research', 'public'])

/**
 * How the cards of the triple helix are shared out: of one sector, of two, of all three. Always
 * told together, since joint work is neither necessary nor a guarantee (report 2.4).
 */
export const helixShares: LensCheck = (_, content) => {
  const all = cardsIn(content, () => true)
  if (all.length === 0) return []
  const shared = cardsIn(content, (zone) => zone === 'all')
  const alone = cardsIn(content, (zone) => SOLO.has(zone))
  const values = {
    count: all.length,
    solo: alone.length / all.length,
    bilateral: (all.length - alone.length - shared.length) / all.length,
    trilateral: shared.length / all.length,
  }
  return [{ cards: all, values }]
}

import { cardsIn, type Found, type LensCheck } from './check'

/** Zones where nothing stands, once something stands elsewhere: what nobody has thought of yet. */
export const emptyZones: LensCheck = (lens, content) => {
  if (content.placements.length === 0) return []
  const empty = namedZones(lens).filter(
    ({ id }) => cardsIn(content, (zone) => zone === id).length === 0,
  )
  return missing(empty.map(({ name }) => name))
}

/** Segments of the rings where nothing stands in any ring. */
export const segmentEmpty: LensCheck = (lens, content) => {
  if (lens.kind !== 'rings' || content.placements.length === 0) return []
  const empty = lens.segments.filter(
    ({ id }) => cardsIn(content, (zone) => zone.endsWith(`:${id}`)).length === 0,
  )
  return missing(empty.map(({ name }) => name))
}

/**
 * Nothing inside the firm, though firms name their own resources as the most important source of
 * information when they innovate (NFR 2004, report 2.2, note 2).
 */
export const rimEmpty: LensCheck = (lens, content) => {
  if (lens.kind !== 'axes' || !lens.rim || content.placements.length === 0) return []
  const { id, name } = lens.rim
  return cardsIn(content, (zone) => zone === id).length === 0
    ? [{ cards: [], values: { zones: [name] } }]
    : []
}

function missing(names: NonNullable<Extract<Found['values'][string], object>>): Found[] {
  return names.length === 0 ? [] : [{ cards: [], values: { count: names.length, zones: names } }]
}

function namedZones(lens: Parameters<LensCheck>[0]) {
  switch (lens.kind) {
    case 'zones':
      return lens.zones.filter(({ optional }) => !optional)
    case 'axes':
      return (lens.quadrants ?? []).map(({ x, y, name }) => ({ id: `${x}:${y}`, name }))
    case 'rings':
      return []
    case 'path':
      return lens.lanes ? [] : lens.steps
  }
}

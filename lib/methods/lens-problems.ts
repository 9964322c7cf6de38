import { zonesOf } from '../lenses/rules'
import type { Ellipse, Lens, Shape, UnitPoint, Words } from '../lenses/types'
import { LENS_CHECKS } from './lens-checks'
import { contains } from './shapes'

export type LensProblem = {
  problem:
    | 'text-missing'
    | 'no-source'
    | 'id-twice'
    | 'no-zones'
    | 'outside-square'
    | 'anchor-outside'
    | 'zones-overlap'
    | 'unknown-id'
    | 'unknown-check'
    | 'loop-with-lanes'
  /** Where: a path of keys to a text, or the ids that it is about. */
  at: string
}

/**
 * What is wrong with a lens, whoever made it: texts that lack a language, ids that stand twice,
 * zones that leave the unit square or overlap by more than a hundredth of it, anchors outside
 * their zones, and names of things that are not there. Nothing wrong is an empty list.
 */
export function lensProblems(lens: Lens): LensProblem[] {
  return [
    ...missingTexts(lens, ''),
    ...(lens.sources.length === 0 ? [{ problem: 'no-source' as const, at: lens.id }] : []),
    ...wrongIds(lens),
    ...wrongZones(lens),
  ]
}

function missingTexts(value: unknown, path: string): LensProblem[] {
  if (typeof value !== 'object' || value === null) return []
  if (isWords(value)) {
    const missing = [value.en, value.nb, value.nn].some((text) => text.trim() === '')
    return missing ? [{ problem: 'text-missing', at: path }] : []
  }
  return Object.entries(value).flatMap(([key, part]) =>
    missingTexts(part, path ? `${path}.${key}` : key),
  )
}

function isWords(value: object): value is Words {
  return 'en' in value && 'nb' in value && 'nn' in value
}

function wrongIds(lens: Lens): LensProblem[] {
  const problems: LensProblem[] = (lens.checks ?? []).flatMap((check) =>
    LENS_CHECKS.has(check) ? [] : { problem: 'unknown-check', at: check },
  )
  const twice = (ids: readonly string[]) =>
    problems.push(
      ...ids
        .filter((id, index) => ids.indexOf(id) !== index)
        .map((at) => ({ problem: 'id-twice' as const, at })),
    )
  const unknown = (ids: readonly string[], known: readonly { id: string }[]) =>
    problems.push(
      ...ids
        .filter((wanted) => !known.some(({ id }) => id === wanted))
        .map((at) => ({ problem: 'unknown-id' as const, at })),
    )
  const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id)
  switch (lens.kind) {
    case 'zones':
      twice(idsOf(lens.zones))
      unknown(
        (lens.edges ?? []).flatMap(({ from, to }) => [from, to]),
        lens.zones,
      )
      break
    case 'axes': {
      const ends = [{ id: 'low' }, { id: 'high' }]
      for (const axis of [lens.x, lens.y]) twice(idsOf(axis.steps ?? []))
      const named = lens.quadrants ?? []
      twice(named.map(({ x, y }) => `${x}:${y}`))
      unknown(
        named.map(({ x }) => x),
        lens.x.steps ?? ends,
      )
      unknown(
        named.map(({ y }) => y),
        lens.y.steps ?? ends,
      )
      break
    }
    case 'rings':
      twice(idsOf(lens.rings))
      twice(idsOf(lens.segments))
      break
    case 'path': {
      twice(lens.steps.flatMap(({ id, parts }) => parts?.map((part) => `${id}/${part.id}`) ?? id))
      if (!lens.lanes) break
      if (lens.loop) problems.push({ problem: 'loop-with-lanes', at: lens.id })
      if ('cards' in lens.lanes) break
      twice(idsOf(lens.lanes))
      unknown(
        lens.lanes.flatMap(({ steps }) => steps ?? []),
        lens.steps,
      )
    }
  }
  return problems
}

/** Points across the square, askew so that none lies on a border that people would draw. */
const ACROSS = 96
const SAMPLES: readonly UnitPoint[] = Array.from({ length: ACROSS * ACROSS }, (_, index) => [
  (Math.floor(index / ACROSS) + 0.43) / ACROSS,
  ((index % ACROSS) + 0.37) / ACROSS,
])

function wrongZones(lens: Lens): LensProblem[] {
  const isMadeOfCards =
    (lens.kind === 'zones' && lens.matrix) ||
    (lens.kind === 'path' && lens.lanes && 'cards' in lens.lanes)
  const zones = zonesOf(lens, { cards: [] })
  if (zones.length === 0) {
    const needsNone = isMadeOfCards || (lens.kind === 'axes' && !lens.x.steps && !lens.y.steps)
    return needsNone ? [] : [{ problem: 'no-zones', at: lens.id }]
  }
  const overlaps = new Set(
    SAMPLES.flatMap((point) => {
      const there = zones.filter(({ shape }) => contains(shape, point))
      return there.length > 1 ? there.map(({ id }) => id).join(' and ') : []
    }),
  )
  return [
    ...zones.flatMap(({ id, shape, anchor }): LensProblem[] => {
      if (!isInSquare(shape)) return [{ problem: 'outside-square', at: id }]
      return contains(shape, anchor) ? [] : [{ problem: 'anchor-outside', at: id }]
    }),
    ...[...overlaps].map((at): LensProblem => ({ problem: 'zones-overlap', at })),
  ]
}

function isInSquare(shape: Shape): boolean {
  switch (shape.kind) {
    case 'rectangle':
      return isOrdered(shape.from, shape.to)
    case 'ellipse':
      return isEllipseInSquare(shape.ellipse)
    case 'polygon':
      return shape.points.length > 2 && shape.points.every(isShare)
    case 'overlap':
      return shape.inside.length > 0 && shape.inside.every(isEllipseInSquare)
    case 'wedge':
      return shape.radii[0] >= 0 && shape.radii[0] < shape.radii[1] && shape.radii[1] <= 0.5
    case 'frame':
      return isOrdered(shape.hole.from, shape.hole.to)
  }
}

function isOrdered(from: UnitPoint, to: UnitPoint): boolean {
  return isShare(from) && isShare(to) && from[0] < to[0] && from[1] < to[1]
}

function isEllipseInSquare({ centre: [x, y], radii: [rx, ry] }: Ellipse): boolean {
  return rx > 0 && ry > 0 && isShare([x - rx, y - ry]) && isShare([x + rx, y + ry])
}

/** Numbers that were added up may miss the border by a hair. */
const HAIR = 1e-9

function isShare([x, y]: UnitPoint): boolean {
  return [x, y].every((share) => share >= -HAIR && share <= 1 + HAIR)
}

import { type Figure, figureOf } from './quantiles'

/** Figures of a smaller group say too much about each of its people. */
const FEWEST_RATERS = 5

/** The ratings of one group: a list of numbers a measure, all of the same length. */
export type RatedGroup<Id extends string, Measure extends string> = {
  id: Id
  /** Whether everybody in it agreed, before rating, that figures of small groups are shown. */
  agreed: boolean
  values: Record<Measure, readonly number[]>
}

export type GroupFigures<Measure extends string> = {
  raters: number
  figures: Record<Measure, Figure>
}

export type Disclosed<Id extends string, Measure extends string> = {
  /** How many have rated, in all groups. */
  raters: number
  /** The figures of all of them together; `null` while those are withheld. */
  whole: Record<Measure, Figure> | null
  groups: (GroupFigures<Measure> & { id: Id })[]
  /** Groups that have rated and whose figures are withheld. */
  withheld: Id[]
}

/**
 * What may be shown of ratings by groups. Withheld are the figures of fewer than five raters, unless all
 * of them agreed beforehand. Whatever is shown beside the figures of all must not give the withheld away
 * by subtraction: then the smallest other groups are withheld, too, until what is left over is at least
 * two groups and five raters.
 */
export function discloseFigures<Id extends string, Measure extends string>(
  groups: readonly RatedGroup<Id, Measure>[],
  measures: readonly Measure[],
): Disclosed<Id, Measure> {
  const rated = groups.filter((group) => ratersOf(group, measures) > 0)
  const size = (some: readonly RatedGroup<Id, Measure>[]) =>
    some.reduce((sum, group) => sum + ratersOf(group, measures), 0)
  const raters = size(rated)
  const small = rated.filter((group) => !group.agreed && size([group]) < FEWEST_RATERS)
  const isWhole = raters > 0 && (small.length === 0 || raters >= FEWEST_RATERS)
  const withheld = isWhole && small.length > 0 ? coverFor(small, rated, size) : small
  return {
    raters,
    whole: isWhole ? figuresOf(rated, measures) : null,
    groups: rated
      .filter((group) => !withheld.includes(group))
      .map((group) => ({
        id: group.id,
        raters: size([group]),
        figures: figuresOf([group], measures),
      })),
    withheld: withheld.map(({ id }) => id),
  }
}

function coverFor<Group>(
  small: readonly Group[],
  all: readonly Group[],
  size: (groups: readonly Group[]) => number,
): Group[] {
  const covered = [...small]
  const others = all
    .filter((group) => !small.includes(group))
    .sort((one, other) => size([one]) - size([other]))
  for (const group of others) {
    if (covered.length > 1 && size(covered) >= FEWEST_RATERS) break
    covered.push(group)
  }
  return covered
}

function ratersOf<Measure extends string>(
  { values }: RatedGroup<string, Measure>,
  [measure]: readonly Measure[],
): number {
  return measure === undefined ? 0 : values[measure].length
}

function figuresOf<Measure extends string>(
  groups: readonly RatedGroup<string, Measure>[],
  measures: readonly Measure[],
): Record<Measure, Figure> {
  const entries = measures.map((measure) => [
    measure,
    figureOf(groups.flatMap(({ values }) => values[measure])),
  ])
  return Object.fromEntries(entries) as Record<Measure, Figure>
}

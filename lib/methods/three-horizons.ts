/** How much a horizon prevails at some years, from 0 to 100, in the order of the years. */
export type Dominance = readonly { year: number; share: number }[]

/**
 * The year in which what rises comes to prevail over what falls, with straight lines between the
 * years that are given (Sharpe 2013). `null` when the lines do not cross in the years that both
 * know, or when the new prevails from the start.
 *
 * @returns a year with its fraction, such as 2037.5.
 */
export function crossingYear(falling: Dominance, rising: Dominance): number | null {
  const years = [...new Set([...falling, ...rising].map(({ year }) => year))].toSorted(
    (one, other) => one - other,
  )
  const leads = years.flatMap((year) => {
    const [old, young] = [shareIn(falling, year), shareIn(rising, year)]
    return old === null || young === null ? [] : { year, lead: young - old }
  })
  for (const [index, after] of leads.entries()) {
    const before = leads[index - 1]
    if (before && before.lead < 0 && after.lead >= 0) {
      const part = before.lead / (before.lead - after.lead)
      return before.year + part * (after.year - before.year)
    }
  }
  return null
}

function shareIn(dominance: Dominance, year: number): number | null {
  const known = dominance.find((point) => point.year === year)
  if (known) return known.share
  const before = dominance.findLast((point) => point.year < year)
  const after = dominance.find((point) => point.year > year)
  if (!before || !after) return null
  const part = (year - before.year) / (after.year - before.year)
  return before.share + part * (after.share - before.share)
}

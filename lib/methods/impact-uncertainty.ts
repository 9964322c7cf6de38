import type { Figure } from './quantiles'

/** What some people think of a driver: the figures of their ratings from 1 to 5. */
export type DriverFigures = { impact: Figure; uncertainty: Figure }

const HIGH = 4
const LOW = 2
const APART = 2

/**
 * Whether a driver is a critical uncertainty (both medians 4 or more), predetermined (impact 4 or more,
 * uncertainty 2 or less), or neither (van der Heijden 1996).
 */
export function driverStanding({
  impact,
  uncertainty,
}: DriverFigures): 'critical' | 'predetermined' | null {
  if (impact.median < HIGH) return null
  if (uncertainty.median >= HIGH) return 'critical'
  return uncertainty.median <= LOW ? 'predetermined' : null
}

/** How far apart the medians of groups lie, on the scale from 1 to 5; 0 for fewer than two groups. */
export function distance(figures: readonly Figure[]): number {
  const medians = figures.map(({ median }) => median)
  return medians.length < 2 ? 0 : Math.max(...medians) - Math.min(...medians)
}

/** Whether groups lie so far apart that they should talk about it: two steps or more. */
export function isContested(figures: readonly Figure[]): boolean {
  return distance(figures) >= APART
}

/** Most important first: by impact × uncertainty, and the smaller spread first where that is equal. */
export function byCriticality(one: DriverFigures, other: DriverFigures): number {
  return weight(other) - weight(one) || doubt(one) - doubt(other)
}

const weight = ({ impact, uncertainty }: DriverFigures) => impact.median * uncertainty.median
const doubt = ({ impact, uncertainty }: DriverFigures) => impact.spread + uncertainty.spread

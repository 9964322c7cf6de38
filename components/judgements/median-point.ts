import type { UnitPoint } from '@/lib/lenses/types'
import type { DriverFigures } from '@/lib/methods/impact-uncertainty'

const share = (median: number): number => (median - 1) / 4

/** Where ratings from 1 to 5 stand on the lens, as a placement: uncertainty across, impact upwards. */
export function medianPoint({ uncertainty, impact }: DriverFigures): [number, number] {
  return [share(uncertainty.median), share(impact.median)]
}

/** The same as a point of the drawing, where down is more. */
export function drawnPoint(figures: DriverFigures): UnitPoint {
  const [x, y] = medianPoint(figures)
  return [x, 1 - y]
}

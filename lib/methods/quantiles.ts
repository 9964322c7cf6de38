/**
 * The `share` quantile of some numbers (Hyndman and Fan 1996, type 7), with `share` from 0 to 1.
 *
 * @throws when there are no numbers.
 */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) throw new Error('no numbers, no quantile')
  return below + (above - below) * (place - Math.floor(place))
}

/** The middle of some numbers, and how wide the middle half of them is (IQR). */
export type Figure = { median: number; spread: number }

/** @throws when there are no numbers. */
export function figureOf(numbers: readonly number[]): Figure {
  return {
    median: quantile(numbers, 0.5),
    spread: quantile(numbers, 0.75) - quantile(numbers, 0.25),
  }
}

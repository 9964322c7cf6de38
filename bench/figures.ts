/** One measured number. `peer` is what it is compared with, `ratio` ours divided by theirs. */
export type Figure = {
  figure: string
  value: number
  unit: string
  peer: string | null
  ratio: number | null
}

/** The middle value; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  if (low === undefined || high === undefined) throw new Error('no values to take the median of')
  return (low + high) / 2
}

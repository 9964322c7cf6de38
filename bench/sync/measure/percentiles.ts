/** Milliseconds from sending to arriving, of one interval. */
export type Latencies = { count: number; p50: number; p99: number }

/** The values below which half and 99 of 100 lie. */
export function latenciesOf(milliseconds: readonly number[]): Latencies {
  const sorted = Float64Array.from(milliseconds).sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { count: sorted.length, p50: at(0.5) ?? Number.NaN, p99: at(0.99) ?? Number.NaN }
}

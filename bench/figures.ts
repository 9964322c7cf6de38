import { cpus } from 'node:os'

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

/** The value that this share of all values (0 to 100) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil((sorted.length * share) / 100) - 1)]
  if (value === undefined) throw new Error('no values to take a percentile of')
  return value
}

/** A plain count; `peer` says what it has to be. */
export function count(figure: string, value: number, peer: string | null = null): Figure {
  return { figure, value, unit: '', peer, ratio: null }
}

/** A time in milliseconds, held against what is promised. */
export function within(figure: string, milliseconds: number, promised: number): Figure {
  const value = Math.round(milliseconds)
  const ratio = Math.round((value / promised) * 1000) / 1000
  return { figure, value, unit: 'ms', peer: `at most ${promised} ms`, ratio }
}

/** What the figures of a run were measured on. */
export function machine(): Figure {
  const [cpu, ...others] = cpus()
  const unit = `cores of ${cpu?.model.trim() || process.arch}, Node ${process.version}`
  return { figure: 'machine', value: others.length + 1, unit, peer: null, ratio: null }
}

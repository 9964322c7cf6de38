/**
 * Whether a request that changes something comes from our own pages. Exact comparison: a missing
 * Origin, `null` and look-alikes such as `https://framsyn.example.evil` are all foreign.
 */
export function isOwnOrigin(origin: string | null, origins: readonly string[]): boolean {
  return origin !== null && origins.includes(origin)
}

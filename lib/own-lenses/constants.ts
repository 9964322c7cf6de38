/** Zones are drawn on cells, so that they meet without gaps: 12 × 6 divide into halves, thirds and quarters. */
export const GRID = { columns: 12, rows: 6 } as const

export const OWN_LENS_LIMITS = {
  name: 60,
  help: 500,
  hint: 160,
  zones: 12,
  steps: 10,
  axisSteps: 6,
  rings: 5,
  segments: 8,
  lanes: 8,
  /** Own lenses of one cluster, archived ones among them. */
  lenses: 100,
} as const

export const OWN_LENS_KINDS = ['zones', 'axes', 'rings', 'path'] as const

export type OwnLensKind = (typeof OWN_LENS_KINDS)[number]

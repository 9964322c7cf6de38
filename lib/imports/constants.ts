export const IMPORT_LIMITS = {
  /** Files or pasted tables in one import. */
  sources: 4,
  /** Issues and duplicates sent to the page, each; the rest are counted. */
  shown: 200,
  /** Rows shown so that a person can see that columns mean what they think. */
  sample: 5,
} as const

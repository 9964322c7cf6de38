export const IMPORT_LIMITS = {
  /** Files or pasted tables in one import. */
  sources: 4,
  /** Issues and duplicates sent to the page, each; the rest are counted. */
  shown: 200,
  /** Cells of each column shown, and how much of each, so that a person can see what it holds. */
  examples: 3,
  exampleLength: 80,
} as const

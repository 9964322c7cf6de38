/** Dark enough to carry white text at 4.5:1 and apart from each other in hue. */
const COLOURS = [
  '#b3261e',
  '#9c4a00',
  '#7a5900',
  '#4c6600',
  '#1f6e2e',
  '#00696b',
  '#00628c',
  '#2f57c4',
  '#5b4bc4',
  '#8a3bb0',
  '#a8327e',
  '#7b4a3a',
] as const

/** The colour of somebody's cursor: always the same for one person. */
export function colourOf(person: string): string {
  let hash = 0
  for (const char of person) hash = (hash * 31 + char.charCodeAt(0)) >>> 0
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0]
}

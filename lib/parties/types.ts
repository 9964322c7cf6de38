/** The helix sectors and the facilitating one, in the order in which they are always shown. */
export const SECTORS = ['firm', 'research', 'public', 'facilitating'] as const

export type Sector = (typeof SECTORS)[number]

/** The helix sectors and the facilitating one, in the order in which they are always shown. */
export const SECTORS = ['firm', 'research', 'public', 'facilitating'] as const

export type Sector = (typeof SECTORS)[number]

/** The sectors of the triple helix: those that are counted. */
export const HELIX_SECTORS = ['firm', 'research', 'public'] as const satisfies readonly Sector[]

export type HelixSector = (typeof HELIX_SECTORS)[number]

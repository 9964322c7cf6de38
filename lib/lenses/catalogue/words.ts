import type { Words } from '../types'

/** A text of the catalogue in English, Bokmål and Nynorsk. */
export const words = (en: string, nb: string, nn: string): Words => ({ en, nb, nn })

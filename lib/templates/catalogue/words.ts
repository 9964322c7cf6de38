import type { CardType } from '../../cards/types'
import type { Words } from '../../lenses/types'
import type { TemplateCard, TemplatePlace } from '../types'

/** A text of the catalogue in English, Bokmål and Nynorsk. */
export const words = (en: string, nb: string, nn: string): Words => ({ en, nb, nn })

/** Some empty cards of one type. */
export const empty = (type: CardType, count: number): TemplateCard[] =>
  Array.from({ length: count }, () => ({ type }))

/** An empty card that stands somewhere already. */
export const placed = (type: CardType, ...on: TemplatePlace[]): TemplateCard => ({ type, on })

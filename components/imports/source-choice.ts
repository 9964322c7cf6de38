import { CARD_TARGETS } from '@/lib/cards/constants'
import { type SourceChoice, sourceChoiceSchema } from '@/lib/imports/schema'
import type { ImportKind } from '@/lib/imports/types'
import { RELATION_TARGETS } from '@/lib/relations/constants'
import type { Mapping, Separator } from '@/lib/tables/types'

/** What the columns of a kind of source may become, in the order in which it is offered. */
export function targetsOf(kind: ImportKind): readonly string[] {
  return kind === 'cards' ? CARD_TARGETS : RELATION_TARGETS
}

/** The choice as it goes to the server. Without a mapping the server guesses one. */
export function choiceOf(source: {
  kind: ImportKind
  heading: boolean
  separator: Separator
  mapping?: Mapping
}): SourceChoice {
  return sourceChoiceSchema.parse({ ...source, mapping: source.mapping ?? [] })
}

/** The mapping of a choice, when it is one for this many columns. */
export function mappingOf({ mapping }: SourceChoice, columns: number): Mapping | null {
  return mapping.length === columns ? mapping : null
}

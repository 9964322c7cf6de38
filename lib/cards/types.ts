import { OBSTACLE, OPTION, VENTURE } from './catalogue/choices'
import { DRIVER, SIGNPOST, TENSION, UNCERTAINTY, WILDCARD } from './catalogue/forces'
import { CLAIM, NOTE, PRACTICE, RESEARCH_QUESTION } from './catalogue/knowledge'
import type { CardTypeEntry, FieldSpec } from './catalogue/shape'
import { ACTOR, CAPABILITY, INSTITUTION, PIPELINE, RESOURCE, SERVICE } from './catalogue/system'

export type { CardTypeEntry, CommonField, FieldSpec } from './catalogue/shape'

/** The catalogue of card types, in the order in which they are offered. */
export const CARD_TYPES = [
  DRIVER,
  UNCERTAINTY,
  ACTOR,
  CAPABILITY,
  INSTITUTION,
  PRACTICE,
  CLAIM,
  PIPELINE,
  SERVICE,
  RESOURCE,
  OBSTACLE,
  OPTION,
  VENTURE,
  RESEARCH_QUESTION,
  WILDCARD,
  TENSION,
  SIGNPOST,
  NOTE,
] as const satisfies readonly CardTypeEntry[]

export type CardType = (typeof CARD_TYPES)[number]['id']

export const CARD_TYPE_IDS = CARD_TYPES.map((type) => type.id) as [CardType, ...CardType[]]

const ENTRIES: ReadonlyMap<CardType, CardTypeEntry> = new Map(
  CARD_TYPES.map((type) => [type.id, type]),
)

/** What the catalogue says of a type. */
export function cardTypeEntry(type: CardType): CardTypeEntry {
  return ENTRIES.get(type) ?? NOTE
}

/** Every field by its id; types that share an id mean the same by it, under their own name. */
const FIELDS: ReadonlyMap<string, FieldSpec> = new Map(
  CARD_TYPES.flatMap((type) => type.fields.map((field) => [field.id, field] as const)),
)

/** A field of any type, for showing what a card has kept from its former type. */
export function findField(id: string): FieldSpec | null {
  return FIELDS.get(id) ?? null
}

export const STEEP = ['social', 'technological', 'economic', 'environmental', 'political'] as const

/** How strong the evidence is, from none to several independent studies. */
export const EVIDENCE = ['none', 'weak', 'cases', 'strong'] as const

/** The system that a card belongs to (domain: system layer). */
export const SYSTEM_LAYERS = ['production', 'innovation', 'both'] as const

/** Where the knowledge behind a card started. */
export const KNOWLEDGE_STARTS = ['firm', 'research', 'public', 'users'] as const

/** Names and help in the three languages of the interface. */
export type Words = { en: string; nb: string; nn: string }

export type FieldOption = { id: string; name: Words }

/** A field that only some types have. Its value stands in the card under `field:<id>`. */
export type FieldSpec = { id: string; name: Words; help?: Words } & (
  | { kind: 'choice'; options: readonly FieldOption[] }
  /** `suggests`: titles of cards of this type are offered while one types. */
  | { kind: 'line'; suggests?: 'actor' }
)

/** Fields that every card may have, but that say most on some types. */
export type CommonField = 'poles' | 'steep' | 'place' | 'asOf' | 'evidence' | 'source'

export type CardTypeEntry = {
  id: string
  version: number
  name: Words
  help: Words
  fields: readonly FieldSpec[]
  /** Common fields that are shown with the type's own, before them. */
  uses?: readonly CommonField[]
  /** Those of `uses` without which the card says too little. */
  requires?: readonly CommonField[]
  /** The card's sector is that of what it is about, not of whoever sees it so. */
  sectorIsOwn?: true
}

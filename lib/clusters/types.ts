export const PLACE_SCOPES = ['geographic', 'institutional'] as const

export type PlaceScope = (typeof PLACE_SCOPES)[number]

export type ClusterDetail = {
  id: string
  slug: string
  name: string
  description: string
  locale: string
  placeScope: PlaceScope
  place: string
  /** ISO date. */
  asOf: string | null
  commissioner: string
  accountableEditor: string
}

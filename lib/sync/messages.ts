/** First varint of every frame (SYNC-6). 0–3 are y-websocket's own. */
export const Message = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 102,
  event: 103,
  seq: 105,
  rejected: 106,
} as const

export type Message = (typeof Message)[keyof typeof Message]

/** Second varint of a `sync` frame, as in y-protocols. */
export const SyncStep = { step1: 0, step2: 1, update: 2 } as const

/** Why an update was refused; sent with `rejected`. */
export const Rejection = {
  readOnly: 1,
  foreignClient: 2,
  unknownOrigin: 3,
  tooManyClients: 4,
  documentFull: 5,
  /** Nested deeper, or more of it out of place, than any editor writes. */
  tangled: 6,
} as const

export type Rejection = (typeof Rejection)[keyof typeof Rejection]

/** What the server stamps on every presence entry (SYNC-22). */
export type PresenceUser = {
  /** Person id. */
  id: string
  name: string
  /** Name of the party that the person speaks for; empty for people without a mandate. */
  party: string
  sector: 'firm' | 'research' | 'public' | 'facilitating' | null
  /** `#rrggbb`, stable per person. */
  colour: string
}

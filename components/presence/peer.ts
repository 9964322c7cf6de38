import { z } from 'zod'
import { SECTORS } from '@/lib/parties/types'
import type { PresenceUser } from '@/lib/sync/messages'

/** More would not fit the 4 kB that an entry may hold (SYNC-22). */
export const PRESENCE_CARDS = 30

/** Points of a pointing trail that are told at once. */
export const LASER_POINTS = 16

const point = z.tuple([z.number(), z.number()])
const cardId = z.string().max(64)

const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  party: z.string(),
  sector: z.enum(SECTORS).nullable(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
}) satisfies z.ZodType<PresenceUser>

const stateSchema = z.object({
  user: userSchema,
  cursor: z.object({ x: z.number(), y: z.number() }).optional().catch(undefined),
  selection: z.array(cardId).max(PRESENCE_CARDS).catch([]),
  editing: cardId.optional().catch(undefined),
  dragging: z
    .array(z.object({ id: cardId, at: point }))
    .max(PRESENCE_CARDS)
    .catch([]),
  /** Where this person has just pointed, for a moment; nothing of it is stored. */
  laser: z.array(point).max(LASER_POINTS).catch([]),
  /** The middle of what this person sees, and how close; told only while somebody follows. */
  view: z
    .object({ x: z.number(), y: z.number(), zoom: z.number().positive() })
    .optional()
    .catch(undefined),
  /** The connection that this person follows. */
  following: z.number().int().optional().catch(undefined),
})

/** Where somebody is on the board and what they hold, as they told and the server stamped. */
export type Peer = z.infer<typeof stateSchema> & { client: number }

/** Reads one presence entry; `null` while the server has not stamped who it is. */
export function peerOf(client: number, state: unknown): Peer | null {
  const parsed = stateSchema.safeParse(state)
  return parsed.success ? { ...parsed.data, client } : null
}

/** What one tells others about oneself. */
export type OwnPresence = Partial<
  Pick<Peer, 'cursor' | 'selection' | 'editing' | 'dragging' | 'laser' | 'view' | 'following'>
>

/** Somebody on the board, without what only a cursor needs. */
export type PersonHere = Omit<PresenceUser, 'colour'>

export type Party = {
  name: string
  sector: PresenceUser['sector']
  people: PersonHere[]
}

/** Everybody here once, by party: helix sectors first, as everywhere. */
export function byParty(users: readonly PersonHere[]): Party[] {
  const parties = new Map<string, Party>()
  const seen = new Set<string>()
  for (const user of users) {
    if (seen.has(user.id)) continue
    seen.add(user.id)
    const key = `${user.sector}:${user.party}`
    const party = parties.get(key) ?? { name: user.party, sector: user.sector, people: [] }
    party.people.push(user)
    parties.set(key, party)
  }
  const rank = (party: Party) => (party.sector ? SECTORS.indexOf(party.sector) : SECTORS.length)
  const sorted = [...parties.values()].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name),
  )
  for (const party of sorted) party.people.sort((a, b) => a.name.localeCompare(b.name))
  return sorted
}

import { z } from 'zod'

/** What can be announced. A node that is older than a type passes it on all the same. */
export type EventType =
  | 'board.created'
  | 'board.changed'
  | 'cluster.changed'
  | 'party.changed'
  | 'member.changed'
  /** Somebody has judged something on `board`, or on other terms than before. */
  | 'judgement.changed'
  /** A lens that the cluster has made itself. */
  | 'lens.changed'
  /** Somebody's own access to `board` has changed. */
  | 'access'

/** Rows have changed: fetch again what shows them (SYNC-6). Says which, never what they hold. */
export type ClusterEvent = {
  type: EventType
  /** Id of what changed. */
  id: string
  /** The board that it belongs to. */
  board?: string
}

/**
 * Who is told of an event: members of the cluster for whom every condition holds at that moment.
 * `{}` is the whole cluster; `{ board, party }` are the people of one party who may see a board.
 * Never sent to anybody.
 */
export type Audience = {
  /** May at least read this board. */
  board?: string
  /** Holds a mandate of this party today. */
  party?: string
  person?: string
}

/** Bytes of a row; an event holds ids only. */
const MAX_BYTES = 2_048
const FORMAT = 'room:event:v1'

const id = z.uuid()
// Strict: a condition that this node does not know must not be taken for no condition.
const audience = z.strictObject({
  board: id.optional(),
  party: id.optional(),
  person: id.optional(),
})
const row = z.strictObject({
  type: z.literal(FORMAT),
  event: z.strictObject({
    type: z.string().regex(/^[a-z]+(?:[.-][a-z]+)*$/),
    id,
    board: id.optional(),
  }),
  audience,
})

/** An event as it is stored, in the log of the room `events.<cluster>`. */
export type StoredEvent = Omit<z.infer<typeof row>, 'type'>

/** The payload of a log row of events. Throws when what is given is no event. */
export function encodeEvent(event: ClusterEvent, audience: Audience): Uint8Array {
  const payload = new TextEncoder().encode(
    JSON.stringify(row.parse({ type: FORMAT, event, audience })),
  )
  if (payload.length > MAX_BYTES) throw new Error('an event is too large')
  return payload
}

/** Reads a payload; `null` for anything that `encodeEvent` of this version would not write. */
export function decodeEvent(payload: Uint8Array): StoredEvent | null {
  if (payload.length > MAX_BYTES) return null
  try {
    const { event, audience } = row.parse(JSON.parse(new TextDecoder().decode(payload)))
    return { event, audience }
  } catch {
    return null
  }
}

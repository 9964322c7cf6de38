import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'

/** One entry of an awareness update; `state` is JSON, `null` when the id has gone. */
export type PresenceEntry = { client: number; clock: number; state: string | null }

const stamped = z.object({ user: z.object({ id: z.uuid() }) })

/** Bytes of state that one entry may have (SYNC-22). */
const MAX_STATE = 4096

/** Bytes and entries that one frame may have: room for the stock client's echo of a full room. */
const MAX_FRAME = 256 * 1024
const MAX_ENTRIES = 1_000

/** Bytes that the server's word on who somebody is may add to a state. */
const MAX_STAMP = 2048

/**
 * Reads an awareness update. Whether it is too large as a whole is known before any entry is read;
 * single entries that are too large are left out. `stamped`: another node has put its word on them.
 */
export function readPresence(
  content: Uint8Array,
  { stamped = false }: { stamped?: boolean } = {},
): PresenceEntry[] | 'malformed' | 'too-large' {
  const maxState = MAX_STATE + (stamped ? MAX_STAMP : 0)
  if (content.length > MAX_FRAME) return 'too-large'
  const decoder = decoding.createDecoder(content)
  try {
    const count = decoding.readVarUint(decoder)
    if (count > MAX_ENTRIES) return 'too-large'
    const entries: PresenceEntry[] = []
    for (let read = 0; read < count; read++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (bytes.length > maxState) continue
      const state = Buffer.from(bytes).toString('utf8')
      entries.push({ client, clock, state: state === 'null' ? null : state })
    }
    return decoding.hasContent(decoder) ? 'malformed' : entries
  } catch {
    // lib0 throws for truncated input
    return 'malformed'
  }
}

export function encodeEntry({ client, clock, state }: PresenceEntry): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state ?? 'null')
  return encoding.toUint8Array(encoder)
}

/** One awareness update of entries that are encoded already. */
export function joinEntries(entries: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  return encoding.toUint8Array(encoder)
}

/** Who says this of themselves, by the stamp of the server that took it; `null` without one. */
export function stampedPerson(state: string): string | null {
  try {
    return stamped.parse(JSON.parse(state)).user.id
  } catch {
    return null
  }
}

/** Bytes that go to other nodes at once. */
const PORTION = 32 * 1024

/** The same entries in as many updates as it takes for none to grow large. */
export function* inPortions(entries: Iterable<Uint8Array>): Generator<Uint8Array> {
  let portion: Uint8Array[] = []
  let bytes = 0
  for (const entry of entries) {
    portion.push(entry)
    bytes += entry.length
    if (bytes < PORTION) continue
    yield joinEntries(portion)
    portion = []
    bytes = 0
  }
  if (portion.length > 0) yield joinEntries(portion)
}

/**
 * Puts the server's word on who somebody is into what their client says about itself.
 * `null` when that is not a JSON object.
 */
export function stamp(state: string, user: object): string | null {
  try {
    const said: unknown = JSON.parse(state)
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return null
    return JSON.stringify({ ...said, user })
  } catch {
    return null
  }
}

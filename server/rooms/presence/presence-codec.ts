import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One entry of an awareness update; `state` is JSON, `null` when the id has gone. */
export type PresenceEntry = { client: number; clock: number; state: string | null }

/** Bytes of state that one entry may have (SYNC-22). */
const MAX_STATE = 4096

/** Bytes and entries that one frame may have: room for the stock client's echo of a full room. */
const MAX_FRAME = 256 * 1024
const MAX_ENTRIES = 1_000

/** Larger clocks would leave no room for the server's own counting. */
const MAX_CLOCK = 0xffff_ffff

/**
 * Reads an awareness update. Whether it is too large as a whole is known before any entry is read;
 * single entries that are too large are left out.
 */
export function readPresence(content: Uint8Array): PresenceEntry[] | 'malformed' | 'too-large' {
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
      if (bytes.length > MAX_STATE || clock > MAX_CLOCK) continue
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

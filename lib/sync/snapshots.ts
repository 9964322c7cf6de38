import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** A document at `seq`, as updates that are applied in order; the last holds all deletions. */
export type Snapshot = { seq: bigint; frames: Uint8Array[]; stateVector: Uint8Array }

export const NO_SNAPSHOT: Snapshot = { seq: 0n, frames: [], stateVector: Uint8Array.of(0) }

const FORMAT = 1

/** The column `state`: format, count, then each frame with its length. */
export function encodeSnapshot(frames: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FORMAT)
  encoding.writeVarUint(encoder, frames.length)
  for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  return encoding.toUint8Array(encoder)
}

/** Reads the column `state`. Throws on anything that `encodeSnapshot` did not write. */
export function decodeSnapshot(state: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(state)
  const format = decoding.readVarUint(decoder)
  if (format !== FORMAT) throw new Error(`snapshot in unknown format ${format}`)
  const count = decoding.readVarUint(decoder)
  return Array.from({ length: count }, () => decoding.readVarUint8Array(decoder))
}

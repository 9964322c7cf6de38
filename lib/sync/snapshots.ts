import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Consecutive clocks of one client, `[from, to)`, that are nested equally deep. */
export type DepthRun = { client: number; from: number; to: number; depth: number }

/**
 * What stands in the column `state`: a document as updates that are applied in order, of which the
 * last holds all deletions, how deep those of its structs are nested that a room must remember, and
 * where they stand (`Places` of the server's rooms; empty when that is not known).
 */
export type SnapshotState = {
  frames: Uint8Array[]
  deep: readonly DepthRun[]
  places: Uint8Array
}

/** A document at `seq`; `bytes` is the size of its column `state`. */
export type Snapshot = SnapshotState & { seq: bigint; stateVector: Uint8Array; bytes: number }

export const NO_SNAPSHOT: Snapshot = {
  seq: 0n,
  frames: [],
  deep: [],
  places: new Uint8Array(),
  stateVector: Uint8Array.of(0),
  bytes: 0,
}

/** Format 1 has no depths, format 2 no places. */
const FORMATS = [1, 2, 3]
const FORMAT = 3

/**
 * The column `state`: format, count, each frame with its length; then count and for each run of deep
 * structs its client, first clock, length and depth; then the places with their length.
 */
export function encodeSnapshot({ frames, deep, places }: SnapshotState): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FORMAT)
  encoding.writeVarUint(encoder, frames.length)
  for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  encoding.writeVarUint(encoder, deep.length)
  for (const { client, from, to, depth } of deep) {
    for (const number of [client, from, to - from, depth]) encoding.writeVarUint(encoder, number)
  }
  encoding.writeVarUint8Array(encoder, places)
  return encoding.toUint8Array(encoder)
}

/** Reads the column `state`. Throws on anything that no `encodeSnapshot` ever wrote. */
export function decodeSnapshot(state: Uint8Array): SnapshotState {
  const decoder = decoding.createDecoder(state)
  const number = () => decoding.readVarUint(decoder)
  const format = number()
  if (!FORMATS.includes(format)) throw new Error(`snapshot in unknown format ${format}`)
  const frames = times(number(), () => decoding.readVarUint8Array(decoder))
  if (format === 1) return { frames, deep: [], places: new Uint8Array() }
  const deep = times(number(), () => {
    const [client, from] = [number(), number()]
    return { client, from, to: from + number(), depth: number() }
  })
  const places = format === 2 ? new Uint8Array() : decoding.readVarUint8Array(decoder)
  return { frames, deep, places }
}

const times = <T>(length: number, read: () => T): T[] => Array.from({ length }, read)

import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { ClockRanges, writeDeleteSet } from './clock-ranges'
import { encodeStateVector, type Known } from './knowledge'
import { type ReadUpdate, readUpdate } from './update-reader'

/**
 * The part of an update that is not known yet, or `null` when all of it is (SYNC-7): every
 * (client, clock) is logged once, and every deletion too. Sections must begin at or below the
 * known clocks.
 *
 * @throws when Yjs cannot cut what the reader has accepted; a fault, not a property of the input.
 */
export function reduceToNew(
  update: ReadUpdate,
  known: Known,
  roots: readonly string[],
): ReadUpdate | null {
  const fresh = update.sections.filter(({ client, end }) => end > known.clockOf(client))
  const deletes = new ClockRanges()
  for (const [client, ranges] of update.deletes.entries()) {
    deletes.add(client, known.missingDeletes(client, ranges))
  }
  if (fresh.length === 0 && deletes.isEmpty) return null
  const whole =
    fresh.length === update.sections.length &&
    fresh.every(({ client, clock }) => clock === known.clockOf(client))
  if (whole && update.deletes.isEmpty) return update

  const encoder = encoding.createEncoder()
  if (fresh.length === 0) encoding.writeVarUint(encoder, 0)
  else
    encoding.writeUint8Array(encoder, whole ? structsOf(update) : newStructs(update, known, roots))
  writeDeleteSet(encoder, deletes)
  return reread(encoding.toUint8Array(encoder), roots)
}

function structsOf({ bytes, structsEnd }: ReadUpdate): Uint8Array {
  return bytes.subarray(0, structsEnd)
}

function newStructs(update: ReadUpdate, known: Known, roots: readonly string[]): Uint8Array {
  const clocks = new Map(
    update.sections.map(({ client }) => [client, known.clockOf(client)] as const),
  )
  return structsOf(reread(Y.diffUpdate(update.bytes, encodeStateVector(clocks)), roots))
}

function reread(bytes: Uint8Array, roots: readonly string[]): ReadUpdate {
  const result = readUpdate(bytes, roots)
  if (!result.ok) throw new Error(`a reduced update does not read back: ${result.reason}`)
  return result.update
}

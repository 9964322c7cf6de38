import * as encoding from 'lib0/encoding'
import { writeDeleteSet } from '../updates/clock-ranges'
import { integrate } from '../updates/dependencies'
import type { ReadUpdate, Struct } from '../updates/update-reader'

type Run = { clock: number; count: number; from: number; to: number }

/**
 * Cuts a whole document into updates of about `maxBytes` that can be applied in order, each standing
 * on those before it (SYNC-17). The last one holds all deletions and nothing else.
 */
export function cutDocument(document: ReadUpdate, maxBytes: number): Uint8Array[] {
  if (document.bytes.length <= maxBytes) return [document.bytes]
  const frames: Uint8Array[] = []
  let runs = new Map<number, Run>()
  let bytes = 0
  const visit = (struct: Struct, client: number) => {
    if (bytes > 0 && bytes + struct.to - struct.from > maxBytes) {
      frames.push(encodeRuns(document, runs))
      runs = new Map()
      bytes = 0
    }
    const run = runs.get(client)
    const { clock, from, to } = struct
    if (run) runs.set(client, { ...run, count: run.count + 1, to })
    else runs.set(client, { clock, count: 1, from, to })
    bytes += to - from
  }
  const whole = integrate(document.sections, { clockOf: () => 0, visit })
  if (!whole) throw new Error('a document that stands on something outside itself')
  frames.push(encodeRuns(document, runs))

  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  writeDeleteSet(encoder, document.deletes)
  return [...frames, encoding.toUint8Array(encoder)]
}

/** Structs stand one after the other in the bytes, so a run of them is copied as it is. */
function encodeRuns({ bytes }: ReadUpdate, runs: ReadonlyMap<number, Run>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, runs.size)
  for (const [client, { clock, count, from, to }] of [...runs].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8Array(encoder, bytes.subarray(from, to))
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

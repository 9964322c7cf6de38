import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** An awareness update without one client's entry: one knows best oneself where one is. */
export function othersIn(update: Uint8Array, self: number): Uint8Array {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  const entries: Uint8Array[] = []
  for (let read = 0; read < count; read++) {
    const from = decoder.pos
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    decoding.readVarUint8Array(decoder)
    if (client !== self) entries.push(update.subarray(from, decoder.pos))
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  return encoding.toUint8Array(encoder)
}

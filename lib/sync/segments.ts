import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { mergeUpdates } from './merge'

/** What one author wrote in one row of the log (SYNC-11). */
export type Segment = {
  /** Person id (uuid) of the author. */
  person: string
  /** Person id of whoever asked for a server-written change, such as the facilitator of a reveal. */
  onBehalfOf: string | null
  /** Yjs update, format V1. */
  update: Uint8Array
}

const FORMAT = 1

/**
 * The payload of a log row: format, count, then for each segment the author (16 bytes),
 * a flag and perhaps who asked (16 bytes), and the update with its length.
 */
export function encodeSegments(segments: readonly Segment[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FORMAT)
  encoding.writeVarUint(encoder, segments.length)
  for (const { person, onBehalfOf, update } of segments) {
    encoding.writeUint8Array(encoder, uuidBytes(person))
    encoding.writeUint8(encoder, onBehalfOf === null ? 0 : 1)
    if (onBehalfOf !== null) encoding.writeUint8Array(encoder, uuidBytes(onBehalfOf))
    encoding.writeVarUint8Array(encoder, update)
  }
  return encoding.toUint8Array(encoder)
}

/** Reads a payload. Throws on anything that `encodeSegments` did not write. */
export function decodeSegments(payload: Uint8Array): Segment[] {
  const decoder = decoding.createDecoder(payload)
  const format = decoding.readVarUint(decoder)
  if (format !== FORMAT) throw new Error(`log row in unknown format ${format}`)
  const segments: Segment[] = []
  const count = decoding.readVarUint(decoder)
  for (let read = 0; read < count; read++) {
    segments.push({
      person: uuidText(decoding.readUint8Array(decoder, 16)),
      onBehalfOf:
        decoding.readUint8(decoder) === 1 ? uuidText(decoding.readUint8Array(decoder, 16)) : null,
      update: decoding.readVarUint8Array(decoder),
    })
  }
  return segments
}

/** Gathers what each author wrote into one segment, authors in the order of their first words. */
export function segmentsByAuthor(written: readonly Segment[]): Segment[] {
  const byAuthor = new Map<string, { first: Segment; updates: Uint8Array[] }>()
  for (const segment of written) {
    const key = `${segment.person} ${segment.onBehalfOf ?? ''}`
    const known = byAuthor.get(key)
    if (known) known.updates.push(segment.update)
    else byAuthor.set(key, { first: segment, updates: [segment.update] })
  }
  return [...byAuthor.values()].map(({ first, updates }) => ({
    ...first,
    update: mergeUpdates(updates),
  }))
}

/** The payload of one row that stands for several, whose payloads come in the order of their rows. */
export function mergePayloads(payloads: readonly Uint8Array[]): Uint8Array {
  return encodeSegments(segmentsByAuthor(payloads.flatMap(decodeSegments)))
}

function uuidBytes(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new Error('a segment needs the id of a person')
  return Uint8Array.from({ length: 16 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
}

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { assertNever } from '@/lib/platform/errors'
import { parseRoom } from '@/lib/sync/rooms'
import type { BusMessage } from './bus'

/** One message on its way through Valkey; `sender` is the bus that published it. */
export type BusEntry = { sender: string; room: string; message: BusMessage }

const FORMAT = 1
const Kind = { row: 0, look: 1, presence: 2 } as const
/** Longer names are nobody's. */
const MAX_NAME = 64

/** Format, sender, room, kind, and what the kind holds. Numbers are lib0's, epochs and seq 8 bytes. */
export function encodeEntry({ sender, room, message }: BusEntry): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FORMAT)
  encoding.writeVarString(encoder, sender)
  encoding.writeVarString(encoder, room)
  encoding.writeVarUint(encoder, Kind[message.kind])
  switch (message.kind) {
    case 'row':
      encoding.writeVarUint(encoder, message.logEpoch)
      encoding.writeBigUint64(encoder, message.accessEpoch)
      encoding.writeBigUint64(encoder, message.seq)
      encoding.writeVarUint8Array(encoder, message.payload)
      break
    case 'look':
      break
    case 'presence':
      encoding.writeVarString(encoder, message.node)
      encoding.writeVarUint8Array(encoder, message.entries)
      break
    default:
      assertNever(message)
  }
  return encoding.toUint8Array(encoder)
}

/** `null` for anything that `encodeEntry` did not write. What it returns shares no memory with `bytes`. */
export function decodeEntry(bytes: Uint8Array): BusEntry | null {
  const decoder = decoding.createDecoder(bytes)
  try {
    if (decoding.readVarUint(decoder) !== FORMAT) return null
    const sender = decoding.readVarString(decoder)
    const room = decoding.readVarString(decoder)
    if (sender.length > MAX_NAME || !parseRoom(room)) return null
    const message = readMessage(decoder)
    if (!message || decoding.hasContent(decoder)) return null
    return { sender, room, message }
  } catch {
    // lib0 throws for truncated input
    return null
  }
}

function readMessage(decoder: decoding.Decoder): BusMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case Kind.row:
      return {
        kind: 'row',
        logEpoch: decoding.readVarUint(decoder),
        accessEpoch: decoding.readBigUint64(decoder),
        seq: decoding.readBigUint64(decoder),
        payload: copy(decoding.readVarUint8Array(decoder)),
      }
    case Kind.look:
      return { kind: 'look' }
    case Kind.presence: {
      const node = decoding.readVarString(decoder)
      const entries = copy(decoding.readVarUint8Array(decoder))
      return node.length > MAX_NAME ? null : { kind: 'presence', node, entries }
    }
    default:
      return null
  }
}

/** What arrives is a view that would keep a whole network buffer alive. */
function copy(view: Uint8Array): Uint8Array {
  return new Uint8Array(view)
}

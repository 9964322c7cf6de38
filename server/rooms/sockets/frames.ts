import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Message, type Rejection, SyncStep } from '@/lib/sync/messages'

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function syncFrame(step: number, content: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, Message.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, content)
  })
}

export const updateFrame = (update: Uint8Array) => syncFrame(SyncStep.update, update)
export const step1Frame = (stateVector: Uint8Array) => syncFrame(SyncStep.step1, stateVector)
export const step2Frame = (update: Uint8Array) => syncFrame(SyncStep.step2, update)

export function awarenessFrame(content: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, Message.awareness)
    encoding.writeVarUint8Array(encoder, content)
  })
}

export function savedFrame(n: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, Message.saved)
    encoding.writeVarUint(encoder, n)
  })
}

export function seqFrame(logEpoch: number, seq: bigint): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, Message.seq)
    encoding.writeVarUint(encoder, logEpoch)
    encoding.writeVarUint(encoder, Number(seq))
  })
}

export function rejectedFrame(code: Rejection, n: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, Message.rejected)
    encoding.writeVarUint(encoder, code)
    encoding.writeVarUint(encoder, n)
  })
}

export function eventFrame(event: {
  type: string
  id: string
  [field: string]: unknown
}): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, Message.event)
    encoding.writeVarString(encoder, JSON.stringify(event))
  })
}

export type ClientFrame =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2' | 'update'; update: Uint8Array }
  | { kind: 'awareness'; content: Uint8Array }
  | { kind: 'query-awareness' }
  | { kind: 'saved'; n: number }

/** Reads what a client may send (SYNC-6); `null` for anything else, which closes with 4400. */
export function readClientFrame(data: Uint8Array): ClientFrame | null {
  const decoder = decoding.createDecoder(data)
  try {
    const read = readMessage(decoder)
    return read && !decoding.hasContent(decoder) ? read : null
  } catch {
    // lib0 throws for truncated frames and for numbers out of range
    return null
  }
}

function readMessage(decoder: decoding.Decoder): ClientFrame | null {
  switch (decoding.readVarUint(decoder)) {
    case Message.sync:
      return readSync(decoder)
    case Message.awareness:
      return { kind: 'awareness', content: decoding.readVarUint8Array(decoder) }
    case Message.queryAwareness:
      return { kind: 'query-awareness' }
    case Message.saved:
      return { kind: 'saved', n: decoding.readVarUint(decoder) }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | null {
  const step = decoding.readVarUint(decoder)
  const content = decoding.readVarUint8Array(decoder)
  switch (step) {
    case SyncStep.step1:
      return { kind: 'step1', stateVector: content }
    case SyncStep.step2:
      return { kind: 'step2', update: content }
    case SyncStep.update:
      return { kind: 'update', update: content }
    default:
      return null
  }
}

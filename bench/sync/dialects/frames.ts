import * as encoding from 'lib0/encoding'
import { Message, SyncStep } from '@/lib/sync/messages'
import type { FrameKind } from './dialect'

/** The bytes that `write` writes. */
export function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A message of y-protocols' sync. */
export const syncMessage = (step: number, content: Uint8Array): Uint8Array =>
  written((encoder) => {
    encoding.writeVarUint(encoder, Message.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, content)
  })

export const awarenessMessage = (content: Uint8Array): Uint8Array =>
  written((encoder) => {
    encoding.writeVarUint(encoder, Message.awareness)
    encoding.writeVarUint8Array(encoder, content)
  })

export const EMPTY_STATE_VECTOR = Uint8Array.of(0)

/** The kind of a sync message by its second number. */
export function syncKind(step: number | undefined): FrameKind {
  switch (step) {
    case SyncStep.step1:
      return 'step1'
    case SyncStep.step2:
      return 'step2'
    case SyncStep.update:
      return 'update'
    default:
      return 'other'
  }
}

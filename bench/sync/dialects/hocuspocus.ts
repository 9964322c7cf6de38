import * as encoding from 'lib0/encoding'
import { EMPTY_UPDATE } from '@/lib/sync/merge'
import { SyncStep } from '@/lib/sync/messages'
import type { Dialect, FrameKind } from './dialect'
import { awarenessMessage, EMPTY_STATE_VECTOR, syncKind, syncMessage, written } from './frames'

/** As in `@hocuspocus/server`'s `MessageType`. */
const Type = { sync: 0, awareness: 1, auth: 2, syncReply: 4, syncStatus: 8 } as const
const AUTH_TOKEN = 0

/** Hocuspocus puts the name of the document in front of each message. */
export function hocuspocus(room: string): Dialect {
  const address = written((encoder) => encoding.writeVarString(encoder, room))
  const addressed = (message: Uint8Array) => Buffer.concat([address, message])
  const token = written((encoder) => {
    encoding.writeVarUint(encoder, Type.auth)
    encoding.writeVarUint(encoder, AUTH_TOKEN)
    encoding.writeVarString(encoder, 'bench')
  })
  const kindOf = (head: Uint8Array): FrameKind => {
    switch (head[address.length]) {
      case Type.sync:
      case Type.syncReply:
        return syncKind(head[address.length + 1])
      case Type.awareness:
        return 'presence'
      case Type.syncStatus:
        return 'saved'
      default:
        return 'other'
    }
  }
  return {
    path: '/',
    headers: () => ({}),
    greeting: [addressed(token), addressed(syncMessage(SyncStep.step1, EMPTY_STATE_VECTOR))],
    kindOf,
    joined: ['step2'],
    nothingNew: addressed(syncMessage(SyncStep.step2, EMPTY_UPDATE)),
    update: (update) => [addressed(syncMessage(SyncStep.update, update))],
    presence: (content) => addressed(awarenessMessage(content)),
    // one for each update, in order, once it is applied in memory
    acknowledged: (_head, acknowledged) => acknowledged + 1,
  }
}

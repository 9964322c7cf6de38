import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { EMPTY_UPDATE } from '@/lib/sync/merge'
import { Message, SyncStep } from '@/lib/sync/messages'
import { DOCUMENT_SCHEMA } from '@/lib/sync/rooms'
import { TEST_ORIGIN } from '@/server/rooms/testing/board'
import type { Dialect } from './dialect'
import { awarenessMessage, EMPTY_STATE_VECTOR, syncKind, syncMessage, written } from './frames'

/** Our own protocol, as our own client speaks it, which may have the document up to `since` already. */
export function framsyn(room: string, { since }: { since?: string } = {}): Dialect {
  const start = since ? `&since=${since}` : ''
  return {
    path: `/sync/${room}?v=${DOCUMENT_SCHEMA}${start}`,
    headers: (cookie) => ({ origin: TEST_ORIGIN, cookie }),
    greeting: [syncMessage(SyncStep.step1, EMPTY_STATE_VECTOR)],
    joined: ['step2', 'step1'],
    nothingNew: syncMessage(SyncStep.step2, EMPTY_UPDATE),
    kindOf(head) {
      if (head[0] === Message.sync) return syncKind(head[1])
      if (head[0] === Message.awareness) return 'presence'
      return head[0] === Message.saved ? 'saved' : 'other'
    },
    update: (update, n) => [
      syncMessage(SyncStep.update, update),
      written((encoder) => {
        encoding.writeVarUint(encoder, Message.saved)
        encoding.writeVarUint(encoder, n)
      }),
    ],
    presence: awarenessMessage,
    acknowledged(head) {
      const decoder = decoding.createDecoder(head)
      decoding.readVarUint(decoder)
      return decoding.readVarUint(decoder)
    },
  }
}

/** The same server to an unmodified y-websocket client: everything comes by the socket. */
export const stock = (room: string): Dialect => ({ ...framsyn(room), path: `/sync/${room}` })

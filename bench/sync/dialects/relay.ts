import { Message, SyncStep } from '@/lib/sync/messages'
import type { Dialect } from './dialect'
import { awarenessMessage, syncKind, syncMessage } from './frames'

/** The relay knows no document: whoever is connected has joined. */
export function relay(room: string): Dialect {
  return {
    path: `/${room}`,
    headers: () => ({}),
    greeting: [],
    joined: [],
    nothingNew: new Uint8Array(),
    kindOf: (head) => (head[0] === Message.sync ? syncKind(head[1]) : 'presence'),
    update: (update) => [syncMessage(SyncStep.update, update)],
    presence: awarenessMessage,
    acknowledged: null,
  }
}

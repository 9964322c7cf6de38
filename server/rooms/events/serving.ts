import type { WebSocket } from 'ws'
import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Room as Address } from '@/lib/sync/rooms'
import type { Admission } from '../sockets/access'
import { Connection } from '../sockets/connection'
import { readClientFrame } from '../sockets/frames'
import { type FrameReader, Inbox } from '../sockets/inbox'
import type { Wishes } from '../sockets/wishes'
import type { EventRooms } from './event-rooms'

export type EventsVisit = Pick<Wishes, 'version' | 'place'> & {
  address: Address & { kind: 'events' }
  admission: Admission
}

/** Serves one socket that hears a cluster's events until it closes. */
export async function serveEvents(
  socket: WebSocket,
  {
    address,
    admission,
    version,
    place,
    events,
    log,
    now,
  }: EventsVisit & { events: EventRooms; log: Log; now: () => number },
): Promise<void> {
  const connection = new Connection(socket, { admission, version, now: now() })
  const inbox = new Inbox(connection, { log, now })
  socket.on('message', (data, isBinary) => inbox.receive(data, isBinary))
  socket.on('pong', () => {
    connection.lastHeardAt = now()
  })
  socket.on('close', () => {
    connection.left()
    events.leave(address, connection)
  })
  try {
    await events.join(address, { connection, place })
    inbox.open(nothingToSay(connection))
  } catch (error) {
    log.error({ err: error }, 'a room of events could not be joined')
    connection.close(CloseCode.overloaded, 'try again later')
  }
}

/** There is no document to write in, and nobody appears here: questions and presence go unanswered. */
function nothingToSay(connection: Connection): FrameReader {
  return {
    handle(data) {
      switch (readClientFrame(data)?.kind) {
        case 'step1':
        case 'awareness':
        case 'query-awareness':
          return undefined
        default:
          connection.close(CloseCode.malformed, 'there is no document here')
          return undefined
      }
    },
  }
}

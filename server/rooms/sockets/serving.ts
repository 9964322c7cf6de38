import type { WebSocket } from 'ws'
import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import type { Room as RoomAddress } from '@/lib/sync/rooms'
import type { Room } from '../room'
import type { Rooms } from '../rooms'
import type { Admission } from './access'
import { Connection } from './connection'
import { FrameHandling } from './frame-handling'
import { Inbox } from './inbox'
import type { Wishes } from './wishes'

export type ServingParts = { rooms: Rooms; log: Log; now: () => number }

/**
 * Serves one admitted socket until it closes. Frames are read in order; while one has to wait, or the
 * sender is too fast, reading pauses and what has already arrived is kept.
 */
export async function serve(
  socket: WebSocket,
  {
    address,
    admission,
    version,
    since,
    ...parts
  }: ServingParts & { address: RoomAddress; admission: Admission } & Omit<Wishes, 'place'>,
): Promise<void> {
  const { rooms, log, now } = parts
  const connection = new Connection(socket, { admission, version, now: now() })
  const inbox = new Inbox(connection, { log, now })
  socket.on('message', (data, isBinary) => inbox.receive(data, isBinary))
  socket.on('pong', () => {
    connection.lastHeardAt = now()
  })
  let room: Room | null = null
  socket.on('close', () => {
    connection.left()
    if (room) rooms.leave(room, connection)
  })
  try {
    room = await rooms.open(address)
    if (!room) connection.close(CloseCode.noAccess, 'no access')
    if (!room || connection.closed) return
    connection.welcome({ isFull: room.isFull, now: now() })
    await rooms.join(room, connection, { since })
    inbox.open(new FrameHandling({ rooms, room, connection, now }))
  } catch (error) {
    log.error({ err: error, kind: address.kind }, 'a room could not be joined')
    connection.close(CloseCode.overloaded, 'try again later')
  }
}

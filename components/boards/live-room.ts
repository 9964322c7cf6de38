import type { ConnectionState } from '@/lib/sync/connection-state'
import type { RoomConnection } from '@/lib/sync/provider'

/** How a board's connection stands. */
export type LiveState = ConnectionState

/** A connected room, as much of it as the board needs. */
export type LiveRoom = Pick<
  RoomConnection,
  'doc' | 'awareness' | 'state' | 'subscribe' | 'close' | 'dismissRefusal'
>
